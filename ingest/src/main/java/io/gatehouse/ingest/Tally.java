package io.gatehouse.ingest;

import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** What an agent has done since it started, over all its producers. For any thread. */
final class Tally {

    final LongAdder sent = new LongAdder();
    final LongAdder acknowledged = new LongAdder();
    final LongAdder failures = new LongAdder();
    volatile @Nullable String lastError;
}

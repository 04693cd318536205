package io.gatehouse.sinks.nagios;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A way to Nagios. */
interface Transport {

    /** Why it could never carry this result; null where it can. */
    @Nullable
    String refusal(CheckResult result);

    /** Sends them in their order, each by itself. */
    Sent send(List<CheckResult> results) throws InterruptedException;

    /**
     * How far it came.
     *
     * @param count how many arrived, from the first on
     * @param failure why no more; null where all did
     */
    record Sent(int count, @Nullable String failure) {}
}

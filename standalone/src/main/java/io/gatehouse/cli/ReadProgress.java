package io.gatehouse.cli;

import java.io.PrintStream;
import java.time.Duration;
import java.util.function.LongSupplier;

/** Says on standard error how far a long reading has come, so that nobody takes it for a hang. */
final class ReadProgress {
    private static final long EVERY = Duration.ofSeconds(2).toNanos();
    private static final int LOOK_AT_CLOCK = 1024;

    private final PrintStream err;
    private final LongSupplier nanos;
    private String topic = "";
    private long count;
    private long next;

    /** {@code nanos} is a clock such as {@link System#nanoTime}. */
    ReadProgress(PrintStream err, LongSupplier nanos) {
        this.err = err;
        this.nanos = nanos;
        this.next = nanos.getAsLong() + EVERY;
    }

    void begin(String name) {
        topic = name;
        count = 0;
    }

    void count() {
        count++;
        if (count % LOOK_AT_CLOCK == 0 && nanos.getAsLong() - next > 0) {
            next = nanos.getAsLong() + EVERY;
            err.printf("Reading %s: %,d records so far%n", topic, count);
            err.flush();
        }
    }
}

package io.gatehouse.ingest;

import java.time.Duration;

/** Says when something is due again. */
final class Timer {

    private final long interval;
    private long next;

    /** First due at once. */
    Timer(Duration interval) {
        this.interval = interval.toNanos();
        this.next = System.nanoTime();
    }

    /** Whether the time has come; if so, it comes again after the interval. */
    boolean isDue() {
        long now = System.nanoTime();
        if (now - next < 0) {
            return false;
        }
        next = now + interval;
        return true;
    }
}

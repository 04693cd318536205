package io.gatehouse.sinks.common;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.utils.ExponentialBackoff;
import org.apache.kafka.connect.errors.RetriableException;
import org.apache.kafka.connect.sink.SinkTaskContext;

/** The time between two attempts: longer with every failure, 15 s at most unless the target asks for more. */
final class Pause {
    private static final ExponentialBackoff LENGTH = new ExponentialBackoff(250, 2, 15_000, 0.2);
    /** Short enough to stop promptly. */
    private static final Duration LONGEST_SLEEP = Duration.ofSeconds(2);

    private int failures;
    /** By {@link System#nanoTime}. */
    private long end = System.nanoTime();

    /** All went well. */
    void reset() {
        failures = 0;
    }

    /** Begins, after a failure; {@code least} is what the target asks for. Says how many milliseconds it lasts. */
    long begin(SinkTaskContext context, Duration least) {
        long millis = Math.max(LENGTH.backoff(failures++), least.toMillis());
        end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        context.timeout(millis);
        return millis;
    }

    /**
     * Returns when it is over; Connect may come back earlier.
     *
     * @throws RetriableException if it is not over for a while
     */
    void await(SinkTaskContext context) throws InterruptedException {
        long left = left();
        if (left > 0) {
            Thread.sleep(Math.min(left, LONGEST_SLEEP.toMillis()));
            left = left();
        }
        if (left > 0) {
            context.timeout(left);
            throw new RetriableException("the next attempt is in " + left + " ms");
        }
    }

    private long left() {
        return TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
    }
}

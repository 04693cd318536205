package io.gatehouse.streams.app;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/** Counts the failures of stream threads: a few are lived with, many in short time mean that replacing them does not help. */
final class Relapses {
    private static final int MAX = 10;
    private static final long WITHIN = Duration.ofMinutes(5).toNanos();

    private final Deque<Long> times = new ArrayDeque<>();

    /** Notes a failure now, by a clock in nanoseconds; true where there have been too many. */
    synchronized boolean isTooMany(long now) {
        times.addLast(now);
        while (now - times.getFirst() > WITHIN) {
            times.removeFirst();
        }
        return times.size() > MAX;
    }
}

package io.gatehouse.streams.detect.notify;

import java.time.Duration;

/**
 * How many messages a route bears: at most so many in any span of that length.
 *
 * @param most 1 to {@link #MAX}
 * @param per the length
 */
public record Rate(int most, Duration per) {
    /** More is no limit that anybody would notice. */
    public static final int MAX = 1000;

    public Rate {
        if (most < 1 || most > MAX) {
            throw new IllegalArgumentException("rate: " + most + " is not between 1 and " + MAX);
        }
        if (per.isNegative() || per.isZero()) {
            throw new IllegalArgumentException("rate: " + per + " is not positive");
        }
    }

    long perMicros() {
        return per.toNanos() / 1000;
    }
}

package io.gatehouse.ingest;

import java.time.Duration;

/** Refuses settings that are not positive, in one form of words. */
final class Positive {

    private Positive() {}

    static void check(String setting, Duration value) {
        if (value.isNegative() || value.isZero()) {
            throw new IllegalArgumentException(setting + ": " + value.toMillis() + " ms is not positive");
        }
    }

    static void check(String setting, long value) {
        if (value <= 0) {
            throw new IllegalArgumentException(setting + ": " + value + " is not positive");
        }
    }
}

package io.gatehouse.cli;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Times as people read them. */
final class Times {
    private static final long MICROS = 1_000_000;
    private static final int NANOS_PER_MICRO = 1000;
    private static final int MINUTE = 60;
    private static final int HOUR = 3600;

    private Times() {}

    /** {@code 2026-11-21T08:34:40Z} of microseconds since 1970. */
    static String of(long micros) {
        return Instant.ofEpochSecond(Math.floorDiv(micros, MICROS)).toString();
    }

    /** Microseconds since 1970. */
    static long micros(Instant time) {
        return Math.addExact(Math.multiplyExact(time.getEpochSecond(), MICROS), time.getNano() / NANOS_PER_MICRO);
    }

    /** The moment of microseconds since 1970. */
    static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    /** {@code 11 s}, {@code 3 min}, {@code 2 h 5 min}. */
    static String span(Duration span) {
        long seconds = span.toSeconds();
        if (seconds < MINUTE) {
            return seconds + " s";
        }
        if (seconds < HOUR) {
            return span.toMinutes() + " min";
        }
        return span.toHours() + " h " + span.toMinutesPart() + " min";
    }
}

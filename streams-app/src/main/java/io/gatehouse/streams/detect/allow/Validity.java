package io.gatehouse.streams.detect.allow;

import io.gatehouse.model.AllowlistEntry;
import java.time.Duration;

/** When a record of the allowlist is in force: {@code max(created, valid_from) <= t < min(removed_at, valid_until)}. */
public final class Validity {
    /** How long before its end an entry is spoken of, so that somebody can write it anew. */
    public static final Duration NOTICE = Duration.ofDays(14);

    private static final long MICROS_PER_MILLI = 1000;

    private Validity() {}

    /** From when on, in microseconds since 1970. */
    public static long from(AllowlistEntry entry) {
        return entry.getValidFrom() == null ? entry.getCreated() : Math.max(entry.getCreated(), entry.getValidFrom());
    }

    /** Until when, exclusive, in microseconds since 1970; the largest number where no end is set. */
    public static long until(AllowlistEntry entry) {
        long removed = entry.getRemovedAt() == null ? Long.MAX_VALUE : entry.getRemovedAt();
        return entry.getValidUntil() == null ? removed : Math.min(removed, entry.getValidUntil());
    }

    /** Whether it is in force at a time in microseconds since 1970. */
    public static boolean at(AllowlistEntry entry, long time) {
        return from(entry) <= time && time < until(entry);
    }

    /** Whether it will end by itself soon, at a time in microseconds since 1970: within {@link #NOTICE}. */
    public static boolean endsSoon(AllowlistEntry entry, long time) {
        Long end = entry.getValidUntil();
        return entry.getRemovedAt() == null
                && end != null
                && time < end
                && end <= time + NOTICE.toMillis() * MICROS_PER_MILLI;
    }
}

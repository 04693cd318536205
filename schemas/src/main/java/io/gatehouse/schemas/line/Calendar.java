package io.gatehouse.schemas.line;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Month;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.chrono.IsoChronology;
import java.time.zone.ZoneRules;
import org.jspecify.annotations.Nullable;

/** Turns the dates of one time zone into microseconds since 1970-01-01T00:00:00Z. */
final class Calendar {
    static final long DAY = 86_400_000_000L;

    private final ZoneRules rules;
    private final @Nullable ZoneOffset fixed;

    Calendar(ZoneId zone) {
        this.rules = zone.getRules();
        this.fixed = rules.isFixedOffset() ? rules.getOffset(LocalDateTime.MIN) : null;
    }

    static boolean isDate(int year, int month, int day) {
        return month >= 1
                && month <= 12
                && day >= 1
                && day <= Month.of(month).length(IsoChronology.INSTANCE.isLeapYear(year));
    }

    /** A date and time of day in UTC. */
    static long utc(int year, int month, int day, long timeOfDay) {
        return LocalDate.of(year, month, day).toEpochDay() * DAY + timeOfDay;
    }

    /** A date and time of day in this zone; the earlier one where clocks were set back over it. */
    long local(int year, int month, int day, long timeOfDay) {
        long asUtc = utc(year, month, day, timeOfDay);
        return asUtc - 1_000_000L * offset(Math.floorDiv(asUtc, 1_000_000L)).getTotalSeconds();
    }

    private ZoneOffset offset(long localSecond) {
        return fixed != null ? fixed : rules.getOffset(LocalDateTime.ofEpochSecond(localSecond, 0, ZoneOffset.UTC));
    }

    static int yearOf(long micros) {
        return LocalDate.ofEpochDay(Math.floorDiv(micros, DAY)).getYear();
    }
}

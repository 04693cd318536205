package io.gatehouse.schemas.line;

import static io.gatehouse.schemas.line.Digits.fixed;
import static io.gatehouse.schemas.line.Digits.isAt;

import org.jspecify.annotations.Nullable;

/**
 * RFC 3164 time: {@code Nov 21 08:33:59}, {@code Nov  2 08:33:59}, {@code Nov 2 08:33:59.103} and, from some
 * senders, {@code Nov 21 2026 08:33:59}.
 *
 * <p>Where the year is missing and none was given, it is the latest for which the time lies not more than
 * {@link #AHEAD} after the arrival: in January a line of December is of last year.
 */
final class BsdTime {
    private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";
    private static final long AHEAD = 5 * Calendar.DAY;
    /** The longest gap between two 29ths of February. */
    private static final int LEAP_GAP = 8;

    private final Calendar calendar;
    private final @Nullable Integer year;

    BsdTime(Calendar calendar, @Nullable Integer year) {
        this.calendar = calendar;
        this.year = year;
    }

    @Nullable
    Stamp read(CharSequence line, int at, long near) {
        int month = month(line, at);
        if (month < 0 || !isAt(line, at + 3, ' ')) {
            return null;
        }
        int dayAt = isAt(line, at + 4, ' ') ? at + 5 : at + 4;
        int dayEnd = Digits.end(line, dayAt);
        int day = dayEnd - dayAt > 2 ? -1 : fixed(line, dayAt, dayEnd - dayAt);
        if (day < 1 || !isAt(line, dayEnd, ' ')) {
            return null;
        }
        boolean withYear = fixed(line, dayEnd + 1, 4) >= 0 && isAt(line, dayEnd + 5, ' ');
        TimeOfDay time = TimeOfDay.read(line, dayEnd + (withYear ? 6 : 1));
        if (time == null) {
            return null;
        }
        return withYear
                ? dated(fixed(line, dayEnd + 1, 4), month, day, time)
                : year != null ? dated(year, month, day, time) : nearest(month, day, time, near);
    }

    private @Nullable Stamp dated(int knownYear, int month, int day, TimeOfDay time) {
        return Calendar.isDate(knownYear, month, day)
                ? new Stamp(calendar.local(knownYear, month, day, time.micros()), time.end())
                : null;
    }

    private @Nullable Stamp nearest(int month, int day, TimeOfDay time, long near) {
        int latest = Calendar.yearOf(near) + 1;
        for (int candidate = latest; candidate >= latest - LEAP_GAP - 1; candidate--) {
            Stamp stamp = dated(candidate, month, day, time);
            if (stamp != null && stamp.micros() <= near + AHEAD) {
                return stamp;
            }
        }
        return null;
    }

    private static int month(CharSequence line, int at) {
        if (at + 3 > line.length()) {
            return -1;
        }
        for (int i = 0; i < MONTHS.length(); i += 3) {
            if (MONTHS.charAt(i) == line.charAt(at)
                    && MONTHS.charAt(i + 1) == line.charAt(at + 1)
                    && MONTHS.charAt(i + 2) == line.charAt(at + 2)) {
                return i / 3 + 1;
            }
        }
        return -1;
    }
}

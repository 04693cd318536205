package io.gatehouse.schemas.line;

import static io.gatehouse.schemas.line.Digits.fixed;
import static io.gatehouse.schemas.line.Digits.isAt;

import org.jspecify.annotations.Nullable;

/**
 * RFC 3164 time and what senders make of it.
 *
 * <pre>
 * Nov 21 08:33:59          Nov  2 08:33:59          Nov 2 08:33:59.103
 * Nov 21 2026 08:33:59     2026 Nov 21 08:33:59     Nov 21 08:33:59 2026
 * </pre>
 *
 * <p>Where the year is missing and none was given, it is the latest for which the time lies not more than
 * {@link #AHEAD} after the arrival: in January a line of December is of last year.
 */
final class BsdTime {
    private static final long AHEAD = 5 * Calendar.DAY;
    /** The longest gap between two 29ths of February. */
    private static final int LEAP_GAP = 8;
    /** Four digits behind a time are a year from here on, and else the name of a host. */
    private static final int FIRST_YEAR = 1970;

    private static final int LAST_YEAR = 2199;
    private static final int NO_YEAR = -1;
    private static final int LONGEST_MONTH = 16;

    private final Calendar calendar;
    private final @Nullable Integer year;
    private final Months months;

    BsdTime(Calendar calendar, @Nullable Integer year, Months months) {
        this.calendar = calendar;
        this.year = year;
        this.months = months;
    }

    /** A time that begins with the English name of a month. */
    @Nullable
    Stamp read(String line, int at, long near) {
        int month = Months.english(line, at);
        return month < 0 ? null : day(line, at + 3, NO_YEAR, month, near);
    }

    /** A time that begins with the year, or with the name of a month under the locale. */
    @Nullable
    Stamp readRare(String line, int at, long near) {
        int first = yearAt(line, at);
        if (first > 0) {
            int month = Months.english(line, at + 5);
            return month < 0 ? null : day(line, at + 8, first, month, near);
        }
        int end = line.indexOf(' ', at);
        int month = end < 0 || end - at > LONGEST_MONTH ? -1 : months.local(line, at, end);
        return month < 0 ? null : day(line, end, NO_YEAR, month, near);
    }

    /** What follows the month: the day, the time of day, and a year on either side of that. */
    private @Nullable Stamp day(String line, int at, int yearBefore, int month, long near) {
        if (!isAt(line, at, ' ')) {
            return null;
        }
        int dayAt = isAt(line, at + 1, ' ') ? at + 2 : at + 1;
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
        int known = withYear ? fixed(line, dayEnd + 1, 4) : yearBefore;
        return known == NO_YEAR ? yearBehind(line, month, day, time, near) : dated(known, month, day, time);
    }

    private @Nullable Stamp yearBehind(String line, int month, int day, TimeOfDay time, long near) {
        int behind = isAt(line, time.end(), ' ') ? yearAt(line, time.end() + 1) : NO_YEAR;
        if (behind != NO_YEAR) {
            return dated(behind, month, day, new TimeOfDay(time.micros(), time.end() + 5));
        }
        return year != null ? dated(year, month, day, time) : nearest(month, day, time, near);
    }

    /** The four digits at {@code at} where they are a year and a word. */
    private static int yearAt(String line, int at) {
        int read = fixed(line, at, 4);
        boolean word = at + 4 == line.length() || isAt(line, at + 4, ' ') || line.startsWith(": ", at + 4);
        return word && read >= FIRST_YEAR && read <= LAST_YEAR ? read : NO_YEAR;
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
}

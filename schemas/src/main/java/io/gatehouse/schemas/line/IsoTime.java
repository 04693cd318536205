package io.gatehouse.schemas.line;

import static io.gatehouse.schemas.line.Digits.fixed;
import static io.gatehouse.schemas.line.Digits.isAt;

import org.jspecify.annotations.Nullable;

/**
 * RFC 3339 as rsyslog writes it: {@code 2026-11-21T08:33:59.103764+00:00}. Also with a space for the T, with
 * {@code Z}, with an offset without colon, and without any, which then is the time zone of the host.
 */
final class IsoTime {
    private static final int DATE_LENGTH = "2026-11-21".length();

    private final Calendar calendar;

    IsoTime(Calendar calendar) {
        this.calendar = calendar;
    }

    @Nullable
    Stamp read(CharSequence line, int at) {
        int year = fixed(line, at, 4);
        int month = fixed(line, at + 5, 2);
        int day = fixed(line, at + 8, 2);
        if (year < 0 || !isAt(line, at + 4, '-') || !isAt(line, at + 7, '-') || !Calendar.isDate(year, month, day)) {
            return null;
        }
        int separator = at + DATE_LENGTH;
        if (!isAt(line, separator, 'T') && !isAt(line, separator, ' ')) {
            return null;
        }
        TimeOfDay time = TimeOfDay.read(line, separator + 1);
        return time == null ? null : zoned(line, year, month, day, time);
    }

    private Stamp zoned(CharSequence line, int year, int month, int day, TimeOfDay time) {
        if (isAt(line, time.end(), 'Z')) {
            return new Stamp(Calendar.utc(year, month, day, time.micros()), time.end() + 1);
        }
        boolean plus = isAt(line, time.end(), '+');
        if (plus || isAt(line, time.end(), '-')) {
            int minutes = time.end() + (isAt(line, time.end() + 3, ':') ? 4 : 3);
            int hour = fixed(line, time.end() + 1, 2);
            int minute = fixed(line, minutes, 2);
            if (hour >= 0 && hour <= 18 && minute >= 0 && minute <= 59) {
                long offset = (hour * 60L + minute) * 60_000_000L * (plus ? 1 : -1);
                return new Stamp(Calendar.utc(year, month, day, time.micros()) - offset, minutes + 2);
            }
        }
        return new Stamp(calendar.local(year, month, day, time.micros()), time.end());
    }
}

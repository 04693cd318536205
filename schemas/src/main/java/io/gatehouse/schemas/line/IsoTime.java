package io.gatehouse.schemas.line;

import static io.gatehouse.schemas.line.Digits.fixed;
import static io.gatehouse.schemas.line.Digits.isAt;

import org.jspecify.annotations.Nullable;

/**
 * RFC 3339 as rsyslog writes it: {@code 2026-11-21T08:33:59.103764+00:00}. Also with a space for the T, with
 * {@code Z}, with an offset without colon or behind a blank, with {@code UTC} behind a blank, and without any, which
 * then is the time zone of the host.
 */
final class IsoTime {
    private static final int DATE_LENGTH = "2026-11-21".length();
    private static final int SHORTEST_ZONE = 3;
    private static final int LONGEST_ZONE = 5;

    private final Calendar calendar;

    IsoTime(Calendar calendar) {
        this.calendar = calendar;
    }

    @Nullable
    Stamp read(CharSequence line, int at) {
        return read(line, at, false);
    }

    /** A time that {@code journalctl -o short-full} wrote: the next word names the zone, {@code UTC} or a name of the host's. */
    @Nullable
    Stamp readNamingZone(CharSequence line, int at) {
        return read(line, at, true);
    }

    private @Nullable Stamp read(CharSequence line, int at, boolean naming) {
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
        if (time == null) {
            return null;
        }
        Stamp zoned = zoned(line, time.end(), Calendar.utc(year, month, day, time.micros()));
        int end = naming ? behindZone(line, time.end()) : time.end();
        return zoned != null ? zoned : new Stamp(calendar.local(year, month, day, time.micros()), end);
    }

    /** The time where its zone or offset stands at {@code at}; null where none does. */
    private static @Nullable Stamp zoned(CharSequence line, int at, long utc) {
        if (isAt(line, at, 'Z')) {
            return new Stamp(utc, at + 1);
        }
        if (isAt(line, at, ' ') && (isWord(line, at + 1, "UTC") || isWord(line, at + 1, "GMT"))) {
            return new Stamp(utc, at + 4);
        }
        return offset(line, isAt(line, at, ' ') ? at + 1 : at, utc);
    }

    private static @Nullable Stamp offset(CharSequence line, int at, long utc) {
        boolean plus = isAt(line, at, '+');
        int hour = fixed(line, at + 1, 2);
        if (!plus && !isAt(line, at, '-') || hour < 0 || hour > 18) {
            return null;
        }
        int minutes = isAt(line, at + 3, ':') ? at + 4 : at + 3;
        int minute = fixed(line, minutes, 2);
        if (minute > 59 || minute < 0 && !isAt(line, at + 3, ' ')) {
            return null;
        }
        long offset = (hour * 60L + Math.max(minute, 0)) * 60_000_000L * (plus ? 1 : -1);
        return new Stamp(utc - offset, minute < 0 ? at + 3 : minutes + 2);
    }

    private static boolean isWord(CharSequence line, int at, String word) {
        return isAt(line, at, word.charAt(0))
                && isAt(line, at + 1, word.charAt(1))
                && isAt(line, at + 2, word.charAt(2))
                && isAt(line, at + 3, ' ');
    }

    /** The index behind the capital letters of a zone's short name, or {@code at} where there are none. */
    private static int behindZone(CharSequence line, int at) {
        int end = at + 1;
        while (end < line.length() && line.charAt(end) >= 'A' && line.charAt(end) <= 'Z') {
            end++;
        }
        int length = end - at - 1;
        boolean named = isAt(line, at, ' ') && isAt(line, end, ' ');
        return named && length >= SHORTEST_ZONE && length <= LONGEST_ZONE ? end : at;
    }
}

package io.gatehouse.schemas.line;

import static io.gatehouse.schemas.line.Digits.fixed;
import static io.gatehouse.schemas.line.Digits.isAt;

import org.jspecify.annotations.Nullable;

/**
 * A clock reading {@code 08:33:59[.103764]}, with a comma in place of the point where Python wrote it.
 *
 * @param micros microseconds since midnight
 * @param end index of the first character after it
 */
record TimeOfDay(long micros, int end) {
    private static final int LENGTH = "08:33:59".length();

    static @Nullable TimeOfDay read(CharSequence line, int at) {
        int hour = fixed(line, at, 2);
        int minute = fixed(line, at + 3, 2);
        int second = fixed(line, at + 6, 2);
        boolean colons = isAt(line, at + 2, ':') && isAt(line, at + 5, ':');
        if (!colons || hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 60) {
            return null;
        }
        long micros = ((hour * 60L + minute) * 60L + second) * 1_000_000L;
        int end = at + LENGTH;
        if (!isAt(line, end, '.') && !isAt(line, end, ',')) {
            return new TimeOfDay(micros, end);
        }
        int after = Digits.end(line, end + 1);
        return after == end + 1
                ? new TimeOfDay(micros, end)
                : new TimeOfDay(micros + Digits.fraction(line, end + 1, after), after);
    }
}

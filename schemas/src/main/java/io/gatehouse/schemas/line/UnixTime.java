package io.gatehouse.schemas.line;

import org.jspecify.annotations.Nullable;

/**
 * Seconds since 1970-01-01T00:00:00Z, as {@code journalctl -o short-unix} writes them ({@code 1795250034.340869}), and
 * the microseconds of the journal's JSON form ({@code "__REALTIME_TIMESTAMP":"1795250234340869"}, systemd.journal-fields(7)).
 */
final class UnixTime {
    private static final int SECOND_DIGITS = 10;
    private static final int FRACTION_DIGITS = 6;
    private static final int MAX_MICRO_DIGITS = 17;
    /** Within a JSON string its quotes would be escaped. */
    private static final String JOURNAL = "\"__REALTIME_TIMESTAMP\"";

    private UnixTime() {}

    /** Ten digits, a point and six digits at {@code at}. */
    static @Nullable Stamp seconds(String line, int at) {
        int point = at + SECOND_DIGITS;
        int end = point + 1 + FRACTION_DIGITS;
        if (Digits.end(line, at) != point || !Digits.isAt(line, point, '.') || Digits.end(line, point + 1) != end) {
            return null;
        }
        long seconds = Long.parseLong(line, at, point, 10);
        return new Stamp(seconds * 1_000_000L + Digits.fraction(line, point + 1, end), end);
    }

    /** The time that a journal entry came; the stamp ends behind its digits. */
    static @Nullable Stamp journal(String line) {
        int mark = line.indexOf(JOURNAL);
        int from = mark + JOURNAL.length();
        while (mark >= 0 && from < line.length() && " :\"".indexOf(line.charAt(from)) >= 0) {
            from++;
        }
        int end = Digits.end(line, from);
        boolean readable = mark >= 0 && end > from && end - from <= MAX_MICRO_DIGITS;
        return readable ? new Stamp(Long.parseLong(line, from, end, 10), end) : null;
    }
}

package io.gatehouse.schemas.line;

/** Passes over the day of the week in front of a date: {@code Mon 2026-11-16}, {@code Mon Nov 16}, {@code lun. 2026-11-16}. */
final class Weekday {
    private static final int SHORTEST = 2;
    private static final int LONGEST = 4;

    private Weekday() {}

    /** The index behind the short word at {@code at} and its blank; -1 where there is none. */
    static int end(String line, int at) {
        int end = at;
        while (end < line.length() && end - at <= LONGEST && Character.isLetter(line.charAt(end))) {
            end++;
        }
        boolean word = end - at >= SHORTEST && end - at <= LONGEST;
        int behind = Digits.isAt(line, end, '.') || Digits.isAt(line, end, ',') ? end + 1 : end;
        return word && Digits.isAt(line, behind, ' ') ? behind + 1 : -1;
    }
}

package io.gatehouse.schemas.line;

/** Reads decimal digits at a place in a line, without an exception for what is no number. */
final class Digits {
    private static final int MICRO_DIGITS = 6;

    private Digits() {}

    /** The number in exactly {@code width} digits at {@code at}, or -1. */
    static int fixed(CharSequence line, int at, int width) {
        if (at + width > line.length()) {
            return -1;
        }
        int number = 0;
        for (int i = at; i < at + width; i++) {
            if (!isDigit(line.charAt(i))) {
                return -1;
            }
            number = number * 10 + line.charAt(i) - '0';
        }
        return number;
    }

    /** The index after the digits that begin at {@code at}; {@code at} itself where there are none. */
    static int end(CharSequence line, int at) {
        int end = at;
        while (end < line.length() && isDigit(line.charAt(end))) {
            end++;
        }
        return end;
    }

    /** The digits from {@code from} to {@code to} as a fraction of a second, in microseconds; what is finer is cut. */
    static int fraction(CharSequence line, int from, int to) {
        int micros = 0;
        for (int i = 0; i < MICRO_DIGITS; i++) {
            micros = micros * 10 + (from + i < to ? line.charAt(from + i) - '0' : 0);
        }
        return micros;
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean isAt(CharSequence line, int at, char c) {
        return at < line.length() && line.charAt(at) == c;
    }
}

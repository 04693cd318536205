package io.gatehouse.redact;

/** What stands where a secret was: {@code [redacted:1f9a03c4]}. It has no blank, quote, backslash or equal sign. */
final class Placeholder {
    private static final String BEGIN = "[redacted:";
    private static final String END = "]";
    private static final int DIGITS = 8;
    private static final int LENGTH = BEGIN.length() + DIGITS + END.length();

    private Placeholder() {}

    static String of(String digits) {
        return BEGIN + digits + END;
    }

    /** Where the one ends that begins here; -1 where none does. */
    static int end(String chars, int begin) {
        int end = begin + LENGTH;
        boolean is = end <= chars.length()
                && chars.startsWith(BEGIN, begin)
                && chars.startsWith(END, end - END.length())
                && isHex(chars, begin + BEGIN.length(), end - END.length());
        return is ? end : -1;
    }

    /** Where this text stands from here on; a colon of a placeholder is none. */
    static int indexOf(String chars, String text, int from) {
        int at = chars.indexOf(text, from);
        while (at >= 0 && isColon(chars, at)) {
            at = chars.indexOf(text, at + 1);
        }
        return at;
    }

    /** Whether the colon of a placeholder stands here. */
    static boolean isColon(String chars, int at) {
        int begin = at - BEGIN.length() + 1;
        return begin >= 0 && chars.charAt(at) == ':' && end(chars, begin) >= 0;
    }

    private static boolean isHex(String chars, int from, int to) {
        for (int i = from; i < to; i++) {
            char c = chars.charAt(i);
            if (!(c >= '0' && c <= '9' || c >= 'a' && c <= 'f')) {
                return false;
            }
        }
        return true;
    }
}

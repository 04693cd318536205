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

    /** Whether the text is one and nothing else. */
    static boolean is(String text) {
        return text.length() == LENGTH && text.startsWith(BEGIN) && text.endsWith(END) && isHex(text);
    }

    private static boolean isHex(String text) {
        for (int i = BEGIN.length(); i < BEGIN.length() + DIGITS; i++) {
            char c = text.charAt(i);
            if (!(c >= '0' && c <= '9' || c >= 'a' && c <= 'f')) {
                return false;
            }
        }
        return true;
    }
}

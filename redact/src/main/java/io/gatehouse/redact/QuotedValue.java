package io.gatehouse.redact;

/** A value in quotes, which may themselves be escaped where they stand in other quotes. */
final class QuotedValue {
    private QuotedValue() {}

    /** Where the value ends whose opening quote stands here: at the closing one, before the backslash that escapes it, or at the end. */
    static int end(String chars, int open) {
        char quote = chars.charAt(open);
        boolean escaped = open > 0 && chars.charAt(open - 1) == '\\';
        for (int i = open + 1; i < chars.length(); i++) {
            char c = chars.charAt(i);
            if (c == quote) {
                return i;
            }
            if (c == '\\' && i + 1 < chars.length()) {
                if (escaped && chars.charAt(i + 1) == quote) {
                    return i;
                }
                i++;
            }
        }
        return chars.length();
    }
}

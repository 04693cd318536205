package io.gatehouse.redact;

/** Kinds of characters, ASCII's only. */
final class Letters {
    private Letters() {}

    static boolean isAlphanumeric(char c) {
        return c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    /** What a name is made of. */
    static boolean isOfName(char c) {
        return isAlphanumeric(c) || c == '_' || c == '-' || c == '.';
    }

    static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\0';
    }

    static boolean isQuote(char c) {
        return c == '"' || c == '\'';
    }

    /** Where the first character that is no blank stands from here on. */
    static int skipBlanks(String chars, int from) {
        int at = from;
        while (at < chars.length() && isBlank(chars.charAt(at))) {
            at++;
        }
        return at;
    }

    /** Where this text stands in the other from here on, whatever the case; -1 where it does not. */
    static int indexOf(String chars, String small, int from) {
        char first = small.charAt(0);
        char capital = Character.toUpperCase(first);
        int last = chars.length() - small.length();
        for (int i = from; i <= last; i++) {
            char c = chars.charAt(i);
            if ((c == first || c == capital) && chars.regionMatches(true, i, small, 0, small.length())) {
                return i;
            }
        }
        return -1;
    }
}

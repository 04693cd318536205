package io.gatehouse.streams.detect.allow;

/**
 * The words of a line. Spaces part them; what stands in quotation marks is one piece, in which {@code \"} and {@code \\} are a quotation
 * mark and a backslash. Outside of them a backslash is a backslash: {@code user=/db\d+/} needs none.
 */
final class Words {
    private final String text;
    private int at;

    Words(String text) {
        this.text = text;
        skipSpaces();
    }

    private void skipSpaces() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    boolean hasNext() {
        return at < text.length();
    }

    /** Whether the next word begins so. */
    boolean begins(String start) {
        return text.startsWith(start, at);
    }

    /** Everything from here on behind so many letters, as it stands. */
    String rest(int skipped) {
        String rest = text.substring(at + skipped).strip();
        at = text.length();
        return rest;
    }

    /**
     * The next word.
     *
     * @throws IllegalArgumentException where a quotation mark is never closed
     */
    String next() {
        StringBuilder word = new StringBuilder();
        boolean quoted = false;
        while (at < text.length() && (quoted || !Character.isWhitespace(text.charAt(at)))) {
            char c = text.charAt(at++);
            if (c == '"') {
                quoted = !quoted;
            } else if (quoted && c == '\\' && (begins("\"") || begins("\\"))) {
                word.append(text.charAt(at++));
            } else {
                word.append(c);
            }
        }
        if (quoted) {
            throw new IllegalArgumentException("a quotation mark is not closed");
        }
        skipSpaces();
        return word.toString();
    }

    /** A value as it has to be written so that it is read as one. */
    static String quoted(String value) {
        boolean plain =
                !value.isEmpty() && value.indexOf('"') < 0 && value.chars().noneMatch(Character::isWhitespace);
        return plain ? value : '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}

package io.gatehouse.redact;

/**
 * A part of a line as it is meant, its escapes undone, and where each character of it stands in the line. A character is a
 * byte: lines need not be UTF-8.
 */
final class Text {
    private final String chars;
    private final int[] from;
    private final int[] to;
    private final Encoding encoding;

    Text(String chars, int[] from, int[] to, Encoding encoding) {
        this.chars = chars;
        this.from = from;
        this.to = to;
        this.encoding = encoding;
    }

    /** A line as it is. */
    static Text of(String line) {
        int[] from = new int[line.length()];
        int[] to = new int[line.length()];
        for (int i = 0; i < from.length; i++) {
            from[i] = i;
            to[i] = i + 1;
        }
        return new Text(line, from, to, Encoding.PLAIN);
    }

    String chars() {
        return chars;
    }

    int length() {
        return chars.length();
    }

    Encoding encoding() {
        return encoding;
    }

    /** Where in the line this character begins. */
    int from(int index) {
        return from[index];
    }

    /** Where in the line the character after this one begins. */
    int to(int index) {
        return to[index];
    }

    /** The part from {@code begin} to before {@code end}. */
    Text slice(int begin, int end) {
        return new Text(
                chars.substring(begin, end),
                java.util.Arrays.copyOfRange(from, begin, end),
                java.util.Arrays.copyOfRange(to, begin, end),
                encoding);
    }

    Text slice(int begin) {
        return slice(begin, length());
    }

    /** What stands in the line for the characters from {@code begin} to before {@code end}. */
    Span span(int begin, int end) {
        return new Span(from[begin], to[end - 1], chars.substring(begin, end), encoding);
    }
}

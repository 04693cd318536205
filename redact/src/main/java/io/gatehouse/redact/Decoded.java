package io.gatehouse.redact;

import java.util.Arrays;

/** Builds a text out of another one, character by character. */
final class Decoded {
    private final Text text;
    private final StringBuilder chars;
    private int[] begin;
    private int[] end;

    Decoded(Text text, int expected) {
        this.text = text;
        this.chars = new StringBuilder(expected);
        this.begin = new int[Math.max(8, expected)];
        this.end = new int[Math.max(8, expected)];
    }

    /** The character for which those from {@code first} to before {@code next} stand. */
    void add(char c, int first, int next) {
        int count = chars.length();
        if (count == begin.length) {
            begin = Arrays.copyOf(begin, 2 * count);
            end = Arrays.copyOf(end, 2 * count);
        }
        begin[count] = first;
        end[count] = next;
        chars.append(c);
    }

    int length() {
        return chars.length();
    }

    /** Where in the text it was built from this character begins. */
    int begin(int index) {
        return begin[index];
    }

    /** Where in the text it was built from this character ends. */
    int end(int index) {
        return end[index];
    }

    Text done() {
        return done(text.encoding());
    }

    Text done(Encoding encoding) {
        int count = chars.length();
        int[] from = new int[count];
        int[] to = new int[count];
        for (int i = 0; i < count; i++) {
            from[i] = text.from(begin[i]);
            to[i] = text.to(end[i] - 1);
        }
        return new Text(chars.toString(), from, to, encoding);
    }
}

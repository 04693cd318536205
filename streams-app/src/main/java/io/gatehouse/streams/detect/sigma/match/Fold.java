package io.gatehouse.streams.detect.sigma.match;

/** Case folding, a character at a time, as {@link String#equalsIgnoreCase} does it: a text keeps its length. */
public final class Fold {
    private Fold() {}

    /** The one character that stands for this one in both cases. */
    public static char of(char c) {
        if (c < 128) {
            return c >= 'A' && c <= 'Z' ? (char) (c + 32) : c;
        }
        return Character.toLowerCase(Character.toUpperCase(c));
    }

    /** A whole text. */
    public static String of(String text) {
        char[] folded = text.toCharArray();
        for (int i = 0; i < folded.length; i++) {
            folded[i] = of(folded[i]);
        }
        return new String(folded);
    }
}

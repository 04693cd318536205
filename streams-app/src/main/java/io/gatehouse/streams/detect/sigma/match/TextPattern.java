package io.gatehouse.streams.detect.sigma.match;

/**
 * A text of a rule in which {@code *} is any text and {@code ?} one character. A backslash takes that meaning from the wildcard behind
 * it; two backslashes are one, so that one can stand before a wildcard; any other backslash is itself. (Sigma rules specification, "Escaping")
 *
 * @param text its characters, a wildcard's own among them
 * @param wild as long as the text: which of them are wildcards ({@code x}), and which are not ({@code .})
 */
public record TextPattern(String text, String wild) {
    private static final char WILD = 'x';
    private static final char PLAIN = '.';

    public TextPattern {
        if (text.length() != wild.length()) {
            throw new IllegalArgumentException("text and wild differ in length");
        }
    }

    /** Reads a value as it stands in a rule. */
    public static TextPattern of(String written) {
        StringBuilder text = new StringBuilder(written.length());
        StringBuilder wild = new StringBuilder(written.length());
        for (int i = 0; i < written.length(); i++) {
            char c = written.charAt(i);
            boolean escapes = c == '\\' && i + 1 < written.length() && "\\*?".indexOf(written.charAt(i + 1)) >= 0;
            if (escapes) {
                text.append(written.charAt(++i));
                wild.append(PLAIN);
            } else {
                text.append(c);
                wild.append(c == '*' || c == '?' ? WILD : PLAIN);
            }
        }
        return new TextPattern(text.toString(), wild.toString());
    }

    /** Any text that holds this one as it is. */
    public static TextPattern anywhere(String plain) {
        return new TextPattern("*" + plain + "*", WILD + String.valueOf(PLAIN).repeat(plain.length()) + WILD);
    }

    /** The same with any text before it. */
    public TextPattern startingAnywhere() {
        return isStar(0) ? this : new TextPattern("*" + text, WILD + wild);
    }

    /** The same with any text behind it. */
    public TextPattern endingAnywhere() {
        return isStar(text.length() - 1) ? this : new TextPattern(text + "*", wild + WILD);
    }

    /** Whether the character at a place stands for any text. */
    public boolean isStar(int at) {
        return at >= 0 && at < text.length() && wild.charAt(at) == WILD && text.charAt(at) == '*';
    }

    /** Whether the character at a place is itself. */
    public boolean isPlain(int at) {
        return wild.charAt(at) == PLAIN;
    }

    /** Whether a whole value matches. Time is the product of both lengths at worst. */
    public boolean matches(String value, boolean cased) {
        int p = 0;
        int v = 0;
        int star = -1;
        int resume = 0;
        while (v < value.length()) {
            if (isStar(p)) {
                star = p++;
                resume = v;
            } else if (p < text.length() && fits(p, value.charAt(v), cased)) {
                p++;
                v++;
            } else if (star >= 0) {
                p = star + 1;
                v = ++resume;
            } else {
                return false;
            }
        }
        while (isStar(p)) {
            p++;
        }
        return p == text.length();
    }

    private boolean fits(int at, char c, boolean cased) {
        char own = text.charAt(at);
        return !isPlain(at) || own == c || !cased && Fold.of(own) == Fold.of(c);
    }

    @Override
    public String toString() {
        StringBuilder written = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            written.append(isPlain(i) && "\\*?".indexOf(c) >= 0 ? "\\" : "").append(c);
        }
        return written.toString();
    }
}

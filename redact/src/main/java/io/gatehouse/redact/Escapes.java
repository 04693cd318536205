package io.gatehouse.redact;

/** Undoes what programs write for characters that would break a line. */
final class Escapes {
    private Escapes() {}

    /** What the letter behind a backslash means, to the hook and in {@code $'…'}. */
    static char meant(char letter) {
        return switch (letter) {
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'e' -> '\033';
            default -> letter;
        };
    }

    /** The shell hook's: a backslash and a letter, or two backslashes (docs/hook.md). */
    static Text hook(Text text) {
        String chars = text.chars();
        if (chars.indexOf('\\') < 0) {
            return text;
        }
        Decoded decoded = new Decoded(text, chars.length());
        for (int i = 0; i < chars.length(); i++) {
            boolean escape = chars.charAt(i) == '\\' && i + 1 < chars.length();
            decoded.add(escape ? meant(chars.charAt(i + 1)) : chars.charAt(i), i, escape ? i + 2 : i + 1);
            i += escape ? 1 : 0;
        }
        return decoded.done();
    }

    /** A control character as rsyslog writes it: {@code #012}. */
    static Text octal(Text text) {
        String chars = text.chars();
        if (chars.indexOf('#') < 0) {
            return text;
        }
        Decoded decoded = new Decoded(text, chars.length());
        for (int i = 0; i < chars.length(); ) {
            int control = control(chars, i);
            int next = control < 0 ? i + 1 : i + 4;
            decoded.add(control < 0 ? chars.charAt(i) : (char) control, i, next);
            i = next;
        }
        return decoded.done();
    }

    private static int control(String chars, int at) {
        if (chars.charAt(at) != '#' || at + 3 >= chars.length() || chars.charAt(at + 1) != '0') {
            return -1;
        }
        int high = chars.charAt(at + 2) - '0';
        int low = chars.charAt(at + 3) - '0';
        return high >= 0 && high < 4 && low >= 0 && low < 8 ? high * 8 + low : -1;
    }

    /** Capital hexadecimal digits, two a byte; null where the text is none. */
    static @org.jspecify.annotations.Nullable Text hex(Text text) {
        String chars = text.chars();
        if (chars.length() % 2 != 0 || chars.isEmpty()) {
            return null;
        }
        Decoded decoded = new Decoded(text, chars.length() / 2);
        for (int i = 0; i < chars.length(); i += 2) {
            int high = Character.digit(chars.charAt(i), 16);
            int low = Character.digit(chars.charAt(i + 1), 16);
            if (high < 0 || low < 0) {
                return null;
            }
            decoded.add((char) (high * 16 + low), i, i + 2);
        }
        return decoded.done(Encoding.HEX);
    }
}

package io.gatehouse.streams.parse.command;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Undoes the two ways of quoting in lines of the shell hook: its own, and bash's {@code printf %q}. */
public final class BashQuoting {
    private static final String ESCAPES = "abeEfnrtv";
    private static final byte[] MEANINGS = {7, 8, 27, 27, 12, 10, 13, 9, 11};

    private BashQuoting() {}

    /** Undoes the hook's {@code \\ \n \r \t \e}. */
    static String unescape(String text) {
        int backslash = text.indexOf('\\');
        if (backslash < 0) {
            return text;
        }
        StringBuilder plain = new StringBuilder(text.length()).append(text, 0, backslash);
        for (int i = backslash; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '\\' || i + 1 == text.length()) {
                plain.append(c);
                continue;
            }
            char escaped = text.charAt(++i);
            int meaning = ESCAPES.indexOf(escaped);
            plain.append(meaning < 0 ? escaped : (char) MEANINGS[meaning]);
        }
        return plain.toString();
    }

    /** The index behind the word in the form of {@code printf %q} that begins at {@code at}. */
    public static int wordEnd(String text, int at) {
        boolean quoted = text.startsWith("$'", at);
        for (int i = quoted ? at + 2 : at; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                i++;
            } else if (quoted && c == '\'') {
                return i + 1;
            } else if (!quoted && c == ' ') {
                return i;
            }
        }
        return text.length();
    }

    /** Undoes {@code printf %q}: {@code /tmp/a\ b}, {@code $'/tmp/a\nb\303\274'} or {@code ''}. */
    public static String unquote(String word) {
        if (word.equals("''")) {
            return "";
        }
        if (word.startsWith("$'") && word.endsWith("'")) {
            return ansi(word.substring(2, word.length() - 1));
        }
        if (word.indexOf('\\') < 0) {
            return word;
        }
        StringBuilder plain = new StringBuilder(word.length());
        for (int i = 0; i < word.length(); i++) {
            if (word.charAt(i) == '\\' && i + 1 < word.length()) {
                i++;
            }
            plain.append(word.charAt(i));
        }
        return plain.toString();
    }

    /** bash(1), QUOTING: escapes of {@code $'…'}, in which bytes stand as three octal digits. */
    private static String ansi(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream plain = new ByteArrayOutputStream(bytes.length);
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] != '\\' || i + 1 == bytes.length) {
                plain.write(bytes[i]);
                continue;
            }
            i++;
            int octal = 0;
            int digits = 0;
            while (digits < 3 && i + digits < bytes.length && bytes[i + digits] >= '0' && bytes[i + digits] <= '7') {
                octal = octal * 8 + bytes[i + digits] - '0';
                digits++;
            }
            int meaning = ESCAPES.indexOf(bytes[i]);
            plain.write(digits > 0 ? octal : meaning < 0 ? bytes[i] : MEANINGS[meaning]);
            i += Math.max(digits - 1, 0);
        }
        return plain.toString(StandardCharsets.UTF_8);
    }
}

package io.gatehouse.streams.parse.sshd;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Takes back what vis(3) did to a text with VIS_CSTYLE, VIS_NL, VIS_TAB and VIS_OCTAL, as sshd's log.c does to every
 * message: {@code \n}, {@code \303\244}, {@code \\}. What is no escape stays as it is.
 */
public final class Vis {
    private static final String LETTERS = "abfnrstv";
    private static final String MEANT = "\u0007\b\f\n\r \t\u000B";
    private static final int OCTAL_DIGITS = 3;

    private Vis() {}

    public static String decode(String text) {
        if (text.indexOf('\\') < 0) {
            return text;
        }
        byte[] from = text.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream to = new ByteArrayOutputStream(from.length);
        int at = 0;
        while (at < from.length) {
            at = from[at] == '\\' && at + 1 < from.length ? escape(from, at, to) : plain(from, at, to);
        }
        return to.toString(StandardCharsets.UTF_8);
    }

    /** For what sshd's child without privileges said: it was escaped there, and again where the monitor logged it. */
    static String decodeTwice(String text) {
        return decode(decode(text));
    }

    private static int plain(byte[] from, int at, ByteArrayOutputStream to) {
        to.write(from[at]);
        return at + 1;
    }

    /** Decodes the escape at {@code at}; gives the index behind it. */
    private static int escape(byte[] from, int at, ByteArrayOutputStream to) {
        byte kind = from[at + 1];
        int letter = LETTERS.indexOf(kind);
        if (kind == '\\') {
            return plain(from, at + 1, to);
        }
        if (letter >= 0) {
            to.write(MEANT.charAt(letter));
            return at + 2;
        }
        int value = octal(from, at + 1);
        if (value >= 0) {
            to.write(value);
            return at + 1 + OCTAL_DIGITS;
        }
        if (kind == '0') {
            to.write(0);
            return at + 2;
        }
        return plain(from, at, to);
    }

    private static int octal(byte[] from, int at) {
        int value = 0;
        for (int i = at; i < at + OCTAL_DIGITS; i++) {
            if (i >= from.length || from[i] < '0' || from[i] > '7') {
                return -1;
            }
            value = value * 8 + from[i] - '0';
        }
        return value < 256 ? value : -1;
    }
}

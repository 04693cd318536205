package io.gatehouse.streams.parse;

import io.gatehouse.streams.parse.sshd.Vis;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Whether a text may have been read out of a line: it stands there, byte by byte as it is or in one of the ways in which
 * programs write bytes that they do not trust.
 *
 * <pre>
 * #012              rsyslog, three octal digits
 * \303 \n \\ \x41   vis(3), bash and C
 * \M-C \M^A \^A     vis(3)
 * 2F746D70          the kernel's audit; a NUL between arguments is read as a blank
 *  a1[1]=           audit: a long argument goes on behind the mark of any other piece
 * </pre>
 */
final class Decoding {
    private static final String LETTERS = "abeEfnrtvs0";
    private static final byte[] MEANINGS = {7, 8, 27, 27, 12, 10, 13, 9, 11, 32, 0};

    private static final Pattern PIECE = Pattern.compile("]=[\"{]?");

    private final byte[] line;
    /** Where pieces of arguments begin. */
    private final List<Integer> pieces;

    private byte wanted;
    private BitSet next = new BitSet();

    private Decoding(String line) {
        this.line = line.getBytes(StandardCharsets.UTF_8);
        // a byte a character, so that both have the same places
        String bytes = new String(this.line, StandardCharsets.ISO_8859_1);
        this.pieces = PIECE.matcher(bytes).results().map(MatchResult::end).toList();
    }

    static boolean mayGive(String line, String text) {
        // what a child of sshd says is escaped there, and by its monitor again
        return once(line, text) || line.contains("auth]") && once(Vis.decode(line), text);
    }

    private static boolean once(String line, String text) {
        if (line.contains(text)) {
            return true;
        }
        // what stood where there is no UTF-8 cannot be told any more
        Decoding decoding = new Decoding(line);
        return Arrays.stream(text.split("\uFFFD"))
                .allMatch(part -> decoding.gives(part.getBytes(StandardCharsets.UTF_8)));
    }

    /** Walks over the text with all places of the line at once at which it may stand. */
    private boolean gives(byte[] text) {
        BitSet places = new BitSet();
        places.set(0, line.length);
        for (byte b : text) {
            wanted = b;
            next = new BitSet();
            goOn(places);
            places.stream().forEach(this::step);
            places = next;
        }
        return !places.isEmpty();
    }

    private void step(int at) {
        token(at, at(at), 1);
        token(at, at(at) == 0 ? ' ' : -1, 1);
        token(at, octal(at, '#', 3), 4);
        for (int digits = 1; digits <= 3; digits++) {
            token(at, octal(at, '\\', digits), 1 + digits);
        }
        int hex = hex(at);
        token(at, hex, 2);
        token(at, hex == 0 ? ' ' : -1, 2);
        if (at(at) == '\\') {
            backslash(at);
        }
    }

    /** Adds to the places of one byte those where the next piece begins. */
    private void goOn(BitSet places) {
        if (!places.isEmpty()) {
            pieces.forEach(places::set);
        }
    }

    private void backslash(int at) {
        int c = at(at + 1);
        int meaning = LETTERS.indexOf(c);
        token(at, meaning < 0 ? -1 : MEANINGS[meaning], 2);
        token(at, c, 2);
        token(at, c == 'x' ? hex(at + 2) : -1, 4);
        token(at, c == '^' ? at(at + 2) ^ 0x40 : -1, 3);
        token(at, c == 'M' && at(at + 2) == '-' ? at(at + 3) | 0x80 : -1, 4);
        token(at, c == 'M' && at(at + 2) == '^' ? (at(at + 3) ^ 0x40) | 0x80 : -1, 4);
    }

    private void token(int at, int value, int length) {
        if (value >= 0 && (byte) value == wanted && at + length <= line.length) {
            next.set(at + length);
        }
    }

    private int at(int at) {
        return at < line.length ? line[at] & 0xFF : 0;
    }

    private int octal(int at, char mark, int digits) {
        int value = 0;
        for (int i = 1; i <= digits; i++) {
            int digit = at(at + i) - '0';
            if (digit < 0 || digit > 7) {
                return -1;
            }
            value = value * 8 + digit;
        }
        return at(at) == mark ? value & 0xFF : -1;
    }

    private int hex(int at) {
        int high = Character.digit(at(at), 16);
        int low = Character.digit(at(at + 1), 16);
        return high < 0 || low < 0 ? -1 : high * 16 + low;
    }
}

package io.gatehouse.streams.parse.audit;

import io.gatehouse.streams.parse.header.HeaderReader;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The arguments in the EXECVE records of one event: {@code argc=3 a0="/bin/sh" a1="-c" a2=6563686F2061}. A long argument
 * comes in pieces over several records, {@code a1_len=9000 a1[0]=… a1[1]=…}. Arguments and pieces are put together by
 * their numbers; for those that are missing stands {@code [... 2 truncated arguments ...]}.
 */
final class ExecArguments {
    private static final int MAX_DIGITS = 7;

    /** An argument, or a piece of one; part is -1 for a whole one. */
    private record Piece(int argument, int part, String written, boolean quoted) {}

    private final List<Piece> pieces = new ArrayList<>();
    private boolean sorted = true;
    private long count = -1;
    private boolean missing;

    void take(AuditFields fields) {
        String key = fields.key();
        if (key.equals("argc")) {
            count = fields.number();
        } else if (isArgument(key)) {
            add(key, fields);
        }
    }

    private static boolean isArgument(String key) {
        return key.length() > 1 && key.charAt(0) == 'a' && Character.isDigit(key.charAt(1)) && !key.endsWith("_len");
    }

    private void add(String key, AuditFields fields) {
        int open = key.indexOf('[');
        int argument = number(key, 1, open < 0 ? key.length() : open);
        int part = open < 0 ? -1 : number(key, open + 1, key.length() - 1);
        if (argument >= 0 && (open < 0 || key.endsWith("]"))) {
            Piece last = pieces.isEmpty() ? null : pieces.get(pieces.size() - 1);
            sorted &= last == null || last.argument < argument || last.argument == argument && last.part < part;
            pieces.add(new Piece(argument, part, fields.value(), fields.isQuoted()));
        }
    }

    private static int number(String key, int from, int to) {
        return to - from > MAX_DIGITS ? -1 : (int) HeaderReader.number(key, from, to);
    }

    boolean isEmpty() {
        return pieces.isEmpty();
    }

    /** Whether arguments or pieces are missing; known after {@link #done}. */
    boolean isMissing() {
        return missing;
    }

    List<String> done() {
        if (!sorted) {
            pieces.sort(Comparator.comparingInt(Piece::argument).thenComparingInt(Piece::part));
        }
        List<String> arguments = new ArrayList<>();
        int next = 0;
        for (int i = 0; i < pieces.size(); ) {
            int end = endOf(i);
            String argument = text(i, end);
            if (argument != null) {
                skip(arguments, pieces.get(i).argument - next);
                arguments.add(argument);
                next = pieces.get(i).argument + 1;
            }
            i = end;
        }
        missing |= count >= 0 && next < count;
        return arguments;
    }

    private void skip(List<String> arguments, int gap) {
        if (gap > 0) {
            missing = true;
            arguments.add("[... " + gap + " truncated arguments ...]");
        }
    }

    private int endOf(int begin) {
        int end = begin + 1;
        while (end < pieces.size() && pieces.get(end).argument == pieces.get(begin).argument) {
            end++;
        }
        return end;
    }

    /** One argument; null where a record begins within it. */
    private @Nullable String text(int begin, int end) {
        Piece first = pieces.get(begin);
        if (first.part < 0) {
            return first.quoted ? first.written : Hex.text(first.written);
        }
        boolean whole = true;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = begin; i < end; i++) {
            whole &= pieces.get(i).part == i - begin;
            bytes.writeBytes(bytes(pieces.get(i)));
        }
        missing |= !whole;
        boolean fragment = first.part > 0 && begin == 0 && end < pieces.size();
        return fragment ? null : bytes.toString(StandardCharsets.UTF_8);
    }

    /** A piece is in hex where its argument has to be, whatever it holds itself, and may end within a character. */
    private static byte[] bytes(Piece piece) {
        byte[] decoded = piece.quoted || piece.written.length() <= 2 ? new byte[0] : Hex.bytes(piece.written);
        return decoded.length > 0 ? decoded : piece.written.getBytes(StandardCharsets.UTF_8);
    }
}

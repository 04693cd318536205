package io.gatehouse.redact;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A record of the kernel's audit. Arguments are {@code a0="ls" a1=2D6C} of EXECVE, long ones in pieces ({@code a1[0]=…});
 * {@code proctitle} has them with zero bytes between, {@code cmd} of USER_CMD with blanks; {@code data} of TTY is what was typed. What
 * is not in quotes is hexadecimal.
 */
final class AuditLine {
    private static final int HEAD = 300;
    private static final char ENRICHED = '\u001d';

    private final Matchers matchers;

    AuditLine(Matchers matchers) {
        this.matchers = matchers;
    }

    void read(Text record, Findings found) {
        String chars = record.chars();
        matchers.anywhere(record, found);
        String head = chars.substring(0, Math.min(HEAD, chars.length()));
        boolean execve = head.contains("EXECVE") || head.contains("type=1309") || head.contains("argc=");
        List<Word> arguments = new ArrayList<>();
        for (int sign = chars.indexOf('='); sign >= 0; ) {
            int begin = sign + 1;
            int end = valueEnd(chars, begin);
            take(key(chars, sign), record, begin, end, execve ? arguments : null, found);
            sign = chars.indexOf('=', Math.max(begin, end));
        }
        matchers.started(arguments, found);
    }

    private void take(String key, Text record, int begin, int end, @Nullable List<Word> arguments, Findings found) {
        boolean argument = isArgument(key);
        if (!(argument && arguments != null) && !key.equals("proctitle") && !key.equals("cmd") && !key.equals("data")) {
            return;
        }
        Text value = value(record, begin, end);
        if (value == null) {
            return;
        }
        matchers.anywhere(value, found);
        if (argument && arguments != null) {
            arguments.add(Word.argument(value));
        } else if (key.equals("proctitle")) {
            matchers.started(parts(value), found);
        } else if (!argument) {
            matchers.typed(value, found);
        }
    }

    /** A value as it is meant; null where it says that there is none. */
    static @Nullable Text value(Text record, int begin, int end) {
        String chars = record.chars();
        if (begin < end && chars.charAt(begin) == '"') {
            boolean closed = end - begin > 1 && chars.charAt(end - 1) == '"';
            return record.slice(begin + 1, closed ? end - 1 : end);
        }
        return Escapes.hex(record.slice(begin, end));
    }

    /** The arguments between zero bytes. */
    static List<Word> parts(Text text) {
        List<Word> parts = new ArrayList<>();
        int begin = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || text.chars().charAt(i) == '\0') {
                parts.add(Word.argument(text.slice(begin, i)));
                begin = i + 1;
            }
        }
        return parts;
    }

    private static boolean isArgument(String key) {
        return key.length() > 1 && key.charAt(0) == 'a' && Character.isDigit(key.charAt(1)) && !key.endsWith("_len");
    }

    private static String key(String chars, int sign) {
        int begin = sign;
        while (begin > 0 && sign - begin < 32 && !isBetween(chars.charAt(begin - 1))) {
            begin--;
        }
        return chars.substring(begin, sign);
    }

    /** Where a value ends; what is in single quotes has fields of its own, which are read on. */
    private static int valueEnd(String chars, int begin) {
        if (chars.startsWith("\"", begin)) {
            int close = chars.indexOf('"', begin + 1);
            return close < 0 ? chars.length() : close + 1;
        }
        int end = begin;
        while (end < chars.length() && !isBetween(chars.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isBetween(char c) {
        return c == ' ' || c == '\'' || c == ENRICHED;
    }
}

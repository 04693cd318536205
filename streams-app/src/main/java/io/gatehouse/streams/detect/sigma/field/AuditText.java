package io.gatehouse.streams.detect.sigma.field;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The pairs of one audit record: {@code type=SYSCALL msg=audit(…): arch=c000003e a0="id" name=2F746D70…}. What is written in hex because
 * it holds blanks is decoded. Of a key that stands there twice the first counts. They are read when the first is asked for.
 */
final class AuditText {
    /** Keys whose value the kernel and auditd write in hex where it holds more than plain characters. */
    private static final Set<String> ENCODED = Set.of(
            "acct",
            "cmd",
            "comm",
            "cwd",
            "data",
            "exe",
            "key",
            "name",
            "new",
            "old",
            "path",
            "proctitle",
            "terminal",
            "vm",
            "watch");

    private static final char ENRICHED = 0x1D;

    private final Map<String, String> pairs = new HashMap<>();
    private String text = "";
    private int from;
    private int to;
    private boolean read;

    void show(String whole, int begin, int end) {
        text = whole;
        from = begin;
        to = end;
        read = false;
    }

    String line() {
        return text.substring(from, to);
    }

    @Nullable
    String value(String key) {
        if (!read) {
            pairs.clear();
            readAll();
            read = true;
        }
        return pairs.get(key);
    }

    private void readAll() {
        int at = from;
        for (int equals = text.indexOf('=', at); equals >= 0 && equals < to; equals = text.indexOf('=', at)) {
            int begin = equals;
            while (begin > at && !isSeparator(text.charAt(begin - 1))) {
                begin--;
            }
            String key = text.substring(begin, equals);
            at = equals + 1;
            if (key.equals("msg") && text.startsWith("'", at)) {
                at++;
            } else {
                at = pair(key, at);
            }
        }
    }

    private static boolean isSeparator(char c) {
        return c == ' ' || c == ',' || c == '\'' || c == ENRICHED;
    }

    /** Takes the value that begins here; returns where it ends. */
    private int pair(String key, int begin) {
        boolean quoted = begin < to && text.charAt(begin) == '"';
        int end = quoted ? text.indexOf('"', begin + 1) : begin;
        if (!quoted) {
            while (end < to && text.charAt(end) != ' ' && text.charAt(end) != ENRICHED && text.charAt(end) != '\'') {
                end++;
            }
        }
        end = end < 0 || end > to ? to : end;
        String value = text.substring(quoted ? begin + 1 : begin, end);
        pairs.putIfAbsent(key, !quoted && isEncoded(key) ? decoded(value) : value);
        return quoted ? Math.min(end + 1, to) : end;
    }

    private boolean isEncoded(String key) {
        boolean argument = key.length() > 1 && key.charAt(0) == 'a' && Character.isDigit(key.charAt(1));
        return argument ? "EXECVE".equals(pairs.get("type")) : ENCODED.contains(key);
    }

    private static String decoded(String value) {
        int length = value.length();
        boolean hex = length > 0
                && length % 2 == 0
                && value.chars().allMatch(c -> c >= '0' && c <= '9' || c >= 'A' && c <= 'F');
        if (!hex) {
            return value;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(length / 2);
        for (int i = 0; i < length; i += 2) {
            bytes.write(Integer.parseInt(value, i, i + 2, 16));
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}

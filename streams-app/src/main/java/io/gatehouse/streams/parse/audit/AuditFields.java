package io.gatehouse.streams.parse.audit;

import io.gatehouse.streams.parse.header.HeaderReader;
import org.jspecify.annotations.Nullable;

/**
 * Walks over the {@code key=value} pairs of an audit record, into a message in single quotes too.
 *
 * <p>What is quoted is literal; text with blanks or control characters is written as upper-case hex without quotes.
 * Enriched records have a second list of pairs with upper-case keys behind the character 0x1D, for which some shippers
 * write a blank.
 */
final class AuditFields {
    /** How the kernel writes an id that was never set. */
    static final String UNSET = "4294967295";

    private final String text;
    private int at;
    private int valueAt;
    private int nestedAt = -1;
    private boolean quoted;
    private boolean cut;
    private String key = "";
    private String value = "";

    AuditFields(String text) {
        this.text = text;
    }

    /** Moves to the next pair; false at the end. */
    boolean next() {
        for (int equals = text.indexOf('=', at); equals >= 0; equals = text.indexOf('=', at)) {
            key = key(equals);
            at = equals + 1;
            valueAt = at;
            if (!key.equals("msg") || !text.startsWith("'", at)) {
                value = readValue();
                return true;
            }
            at++;
            nestedAt = at;
        }
        cut |= nestedAt >= 0 && text.indexOf('\'', nestedAt) < 0;
        return false;
    }

    /** The word before an equal sign; with "old " before it where it says so ({@code old auid=700}, RHEL 6). */
    private String key(int equals) {
        int from = equals;
        while (from > at && !isSeparator(text.charAt(from - 1))) {
            from--;
        }
        boolean old = from - 4 >= at && text.startsWith("old ", from - 4);
        return text.substring(old ? from - 4 : from, equals);
    }

    private String readValue() {
        quoted = text.startsWith("\"", at);
        if (quoted) {
            return enclosed(text.indexOf('"', at + 1));
        }
        if (text.startsWith("{", at)) {
            return enclosed(text.indexOf('}', at));
        }
        int end = at;
        while (end < text.length() && text.charAt(end) != ' ' && text.charAt(end) != AuditRecord.ENRICHED) {
            end++;
        }
        int from = at;
        at = end;
        return text.substring(from, withoutMarks(from, end));
    }

    /**
     * Where a value ends if the quote that closes the message, the comma in {@code auditd start, ver=3.0} or a quote that
     * opens nothing follows it.
     */
    private int withoutMarks(int from, int end) {
        if (end == from) {
            return end;
        }
        char last = text.charAt(end - 1);
        boolean closes = nestedAt >= 0 && last == '\'';
        nestedAt = closes ? -1 : nestedAt;
        return closes || last == ',' || last == '"' ? end - 1 : end;
    }

    /** The text behind the opening mark up to {@code close}, or to the end of a record that was cut. */
    private String enclosed(int close) {
        cut |= close < 0;
        int end = close < 0 ? text.length() : close;
        String found = text.substring(at + 1, end);
        at = Math.min(end + 1, text.length());
        return found;
    }

    private static boolean isSeparator(char c) {
        return c == ' ' || c == ',' || c == '\'' || c == AuditRecord.ENRICHED;
    }

    String key() {
        return key;
    }

    /** The value as written, without its quotes. */
    String value() {
        return value;
    }

    /** The value with the words behind it, up to the next key: {@code op=adding user id=1206}. */
    String phrase() {
        int equals = text.indexOf('=', at);
        int end = equals < 0 ? at : Math.max(at, equals - key(equals).length());
        String words = quoted ? value : text.substring(valueAt, end).stripTrailing();
        return words.isEmpty() ? value : words;
    }

    boolean isQuoted() {
        return quoted;
    }

    /** Whether the record ends inside of a value or message. */
    boolean isCut() {
        return cut;
    }

    /** The value, null where it says that there is none. */
    @Nullable
    String known() {
        return switch (value) {
            case "", "?", "(null)", "(none)", UNSET, "-1", "unset" -> null;
            default -> value.startsWith("unknown(") ? null : value;
        };
    }

    /** The value of a login uid or session id: {@link #UNSET} where it says so; null where it says nothing. */
    @Nullable
    String id() {
        return switch (value) {
            case UNSET, "-1", "unset" -> UNSET;
            default -> known();
        };
    }

    /** The value as text that may be written in hex; null where it says that there is none. */
    @Nullable
    String text() {
        return quoted ? value : known() == null ? null : Hex.text(value);
    }

    long number() {
        return HeaderReader.number(value, 0, value.length());
    }
}

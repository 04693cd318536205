package io.gatehouse.redact;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The texts in a JSON object and where they stand; arrays of numbers are texts of these bytes. What is no JSON is passed over. */
final class JsonFields {
    private final Text line;
    private final String chars;
    private final List<JsonField> fields = new ArrayList<>();
    private String name = "";
    private int at;

    private JsonFields(Text line) {
        this.line = line;
        this.chars = line.chars();
    }

    static List<JsonField> of(Text line) {
        JsonFields reader = new JsonFields(line);
        while (reader.at < reader.chars.length()) {
            reader.step();
        }
        return reader.fields;
    }

    private void step() {
        char c = chars.charAt(at);
        if (c == '"') {
            string();
        } else if (c == '[' && at + 1 < chars.length() && Character.isDigit(chars.charAt(at + 1))) {
            numbers();
        } else {
            at++;
        }
    }

    private void string() {
        int begin = at + 1;
        int end = begin;
        while (end < chars.length() && chars.charAt(end) != '"') {
            end += chars.charAt(end) == '\\' ? 2 : 1;
        }
        end = Math.min(end, chars.length());
        at = Math.min(end + 1, chars.length());
        int next = Letters.skipBlanks(chars, at);
        if (next < chars.length() && chars.charAt(next) == ':') {
            name = chars.substring(begin, end);
            at = next + 1;
        } else {
            fields.add(new JsonField(name, decoded(begin, end)));
        }
    }

    private Text decoded(int begin, int end) {
        Decoded text = new Decoded(line, end - begin);
        for (int i = begin; i < end; ) {
            boolean escape = chars.charAt(i) == '\\' && i + 1 < end;
            boolean unicode = escape && chars.charAt(i + 1) == 'u' && i + 6 <= end;
            int next = unicode ? i + 6 : escape ? i + 2 : i + 1;
            if (unicode) {
                addUnicode(text, i, next);
            } else {
                text.add(escape ? meant(chars.charAt(i + 1)) : chars.charAt(i), i, next);
            }
            i = next;
        }
        return text.done();
    }

    private void addUnicode(Decoded text, int from, int to) {
        int code = 0;
        for (int i = from + 2; i < to; i++) {
            code = code * 16 + Math.max(0, Character.digit(chars.charAt(i), 16));
        }
        for (byte b : String.valueOf((char) code).getBytes(StandardCharsets.UTF_8)) {
            text.add((char) (b & 0xFF), from, to);
        }
    }

    private static char meant(char letter) {
        return switch (letter) {
            case 'b' -> '\b';
            case 'f' -> '\f';
            default -> Escapes.meant(letter);
        };
    }

    private void numbers() {
        Decoded text = new Decoded(line, 16);
        at++;
        while (at < chars.length() && chars.charAt(at) != ']') {
            int end = at;
            int number = 0;
            for (; end < chars.length() && end - at < 3 && Character.isDigit(chars.charAt(end)); end++) {
                number = number * 10 + chars.charAt(end) - '0';
            }
            if (end > at) {
                text.add((char) (number & 0xFF), at, end);
            }
            at = Math.max(end, at + 1);
        }
        fields.add(new JsonField(name, text.done(Encoding.NUMBERS)));
    }
}

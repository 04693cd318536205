package io.gatehouse.sinks.nagios;

import java.nio.charset.StandardCharsets;

/**
 * Text that means nothing to Nagios but itself. In a command {@code ;} ends a field, a line feed the command, and
 * {@code |} begins performance data; Nagios reads {@code \n} and {@code \\} in the output as escapes.
 */
final class PlainText {

    private PlainText() {}

    /** Name of a host or service: what can be in none becomes an underscore. */
    static String name(String text) {
        StringBuilder name = new StringBuilder();
        text.strip().codePoints().map(c -> c == ';' || invisible(c) ? '_' : c).forEach(name::appendCodePoint);
        return name.toString();
    }

    /** One line, and performance data where there are some. */
    static String output(String text, String perfdata) {
        return perfdata.isBlank() ? line(text) : line(text) + '|' + line(perfdata);
    }

    private static String line(String text) {
        StringBuilder line = new StringBuilder();
        text.strip().codePoints().forEach(c -> append(line, c));
        return line.toString();
    }

    private static void append(StringBuilder line, int c) {
        if (c == '\\') {
            line.append("\\\\");
        } else {
            line.appendCodePoint(c == ';' ? ':' : c == '|' ? '/' : invisible(c) ? ' ' : c);
        }
    }

    /** Control characters, marks that turn the direction of text, separators of lines, halves of characters. */
    private static boolean invisible(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE -> true;
            default -> false;
        };
    }

    static int length(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    /** The longest beginning of so many bytes at most that cuts neither a character nor an escape. */
    static String cut(String text, int bytes) {
        if (length(text) <= bytes) {
            return text;
        }
        int end = 0;
        int length = 0;
        while (end < text.length()) {
            int piece = text.charAt(end) == '\\' ? 2 : Character.charCount(text.codePointAt(end));
            length += length(text.substring(end, Math.min(end + piece, text.length())));
            if (length > bytes) {
                break;
            }
            end += piece;
        }
        return text.substring(0, end);
    }
}

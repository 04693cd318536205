package io.gatehouse.schemas;

import java.util.PrimitiveIterator;

/**
 * Text from a log made harmless for a terminal or a mail: an attacker chooses user names and commands, so control characters,
 * line breaks and what turns the direction of writing are shown as escapes ({@code \x1b}, <code>&#92;u202e</code>).
 */
public final class Visible {
    private Visible() {}

    /** The text with such characters as escapes; on one line. */
    public static String of(String text) {
        StringBuilder shown = new StringBuilder(text.length());
        PrimitiveIterator.OfInt points = text.codePoints().iterator();
        while (points.hasNext()) {
            append(shown, points.nextInt());
        }
        return shown.toString();
    }

    private static void append(StringBuilder shown, int point) {
        switch (Character.getType(point)) {
            case Character.CONTROL -> shown.append(String.format("\\x%02x", point));
            case Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.UNASSIGNED,
                    Character.PRIVATE_USE -> shown.append(String.format("\\u%04x", point));
            default -> shown.appendCodePoint(point);
        }
    }
}

package io.gatehouse.sinks.email;

import io.gatehouse.schemas.Visible;
import java.util.List;
import java.util.stream.Collectors;

/** Pieces of a page in HTML that show any text as text: no tags, control characters or turns of direction of its own. */
final class Html {
    private Html() {}

    /** The text on one line. */
    static String text(String text) {
        return Visible.of(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    /** Lines as they are, each broken where it is too long. Nothing where there are none. */
    static String lines(List<String> lines) {
        return lines.isEmpty()
                ? ""
                : lines.stream()
                        .map(Html::text)
                        .collect(Collectors.joining(
                                "\n", "<pre style=\"white-space:pre-wrap;word-break:break-word\">", "</pre>"));
    }

    /** A table; the head may be empty. Nothing where there are no rows. */
    static String table(List<String> head, List<List<String>> rows) {
        if (rows.isEmpty()) {
            return "";
        }
        StringBuilder table = new StringBuilder("<table cellpadding=\"4\" style=\"border-collapse:collapse\">\n");
        if (!head.isEmpty()) {
            row(table, "th", head);
        }
        rows.forEach(row -> row(table, "td", row));
        return table.append("</table>").toString();
    }

    private static void row(StringBuilder table, String cell, List<String> values) {
        table.append("<tr>");
        for (String value : values) {
            table.append('<')
                    .append(cell)
                    .append(" style=\"border:1px solid #ccc;text-align:left;word-break:break-word\">");
            table.append(text(value)).append("</").append(cell).append('>');
        }
        table.append("</tr>\n");
    }
}

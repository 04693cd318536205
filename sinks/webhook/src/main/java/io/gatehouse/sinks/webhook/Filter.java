package io.gatehouse.sinks.webhook;

import io.gatehouse.schemas.Visible;
import java.util.stream.Collectors;

/** What makes a text fit for where it is shown. */
enum Filter {
    /** One line, with control characters and turns of direction as escapes. */
    LINE {
        @Override
        String of(String text, int longest) {
            return cut(Visible.of(text), longest);
        }
    },
    /**
     * Text in Slack's mrkdwn that names nobody, links nowhere and leaves no block of code: {@code & < >} are escaped as its
     * documentation asks (Formatting text for app surfaces), backticks become apostrophes.
     */
    SLACK {
        @Override
        String of(String text, int longest) {
            String shown = text.lines().map(Visible::of).collect(Collectors.joining("\n"));
            StringBuilder escaped = new StringBuilder();
            for (int point : shown.codePoints().toArray()) {
                String next = escape(point);
                if (escaped.length() + next.length() >= longest) {
                    return escaped.append('…').toString();
                }
                escaped.append(next);
            }
            return escaped.toString();
        }
    };

    /** The text so, in no more than that many characters. */
    abstract String of(String text, int longest);

    private static String escape(int point) {
        return switch (point) {
            case '&' -> "&amp;";
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            case '`' -> "'";
            default -> Character.toString(point);
        };
    }

    private static String cut(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(longest - 2)) ? longest - 2 : longest - 1;
        return text.substring(0, end) + "…";
    }
}

package io.gatehouse.streams.parse;

import io.gatehouse.streams.parse.form.Field;
import io.gatehouse.streams.parse.form.Form;
import io.gatehouse.streams.parse.form.Template;
import io.gatehouse.streams.parse.header.Header;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes notes while one line is parsed, for its {@link Explanation}. */
public final class Trace {
    private final List<Explanation.Span> spans = new ArrayList<>();
    private final List<Explanation.Attempted> attempts = new ArrayList<>();

    /** Where the header has its host, program and pid: one behind the other, after the time. */
    void header(String line, Header header) {
        int at = add("host.hostname", header.hostname(), line, 0, header.messageAt());
        at = add("process.name", header.program(), line, at, header.messageAt());
        add("process.pid", header.pid() < 0 ? null : String.valueOf(header.pid()), line, at, header.messageAt());
    }

    private int add(String field, @Nullable String text, String line, int from, int before) {
        if (text == null || text.isEmpty()) {
            return from;
        }
        int at = line.indexOf(text, from);
        if (at < 0 || at + text.length() > before) {
            return from;
        }
        spans.add(new Explanation.Span(field, at, at + text.length()));
        return at + text.length();
    }

    /** A form was laid over a part of a message; {@code match} says where it fitted. */
    public void tried(Message message, Form form, Template template, int from, int to, Template.@Nullable Match match) {
        int reached = template.progress(message.text(), from, to);
        int offset = offset(message);
        if (reached > from) {
            attempts.add(new Explanation.Attempted(form.name(), template.toString(), offset + reached, match != null));
        }
        for (int hole = 0; match != null && hole < template.holes().length; hole++) {
            Field field = template.holes()[hole];
            if (field != Field.SKIP) {
                spans.add(new Explanation.Span(field.ecs(), offset + match.from(hole), offset + match.to(hole)));
            }
        }
    }

    private static int offset(Message message) {
        return Math.max(
                0,
                message.line().text().indexOf(message.text(), message.header().messageAt()));
    }

    Explanation explanation(Reading reading) {
        attempts.sort(Comparator.comparing(Explanation.Attempted::fits)
                .thenComparing(Explanation.Attempted::reached)
                .reversed());
        return new Explanation(reading, spans, attempts);
    }
}

package io.gatehouse.cli;

import io.gatehouse.model.Event;
import io.gatehouse.schemas.Visible;
import io.gatehouse.streams.parse.Explanation;
import io.gatehouse.streams.parse.Explanation.Attempted;
import io.gatehouse.streams.parse.Explanation.Span;
import io.gatehouse.streams.parse.Reading;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Prints for people how lines were read: the form, where each field stands, and how far the other forms got. */
final class Explanations {
    /** What only repeats the line, or is the same for all lines. */
    private static final Set<String> COMMON = Set.of(
            "event.id", "event.kind", "event.created", "event.original", "message", "log.offset", "log.file.path");

    private static final int ATTEMPTS = 5;

    private final PrintStream out;
    private final FlatDocument flat = new FlatDocument();

    Explanations(PrintStream out) {
        this.out = out;
    }

    void write(ReadLines.Explained explained) throws IOException {
        String line = explained.line();
        Explanation explanation = explained.explanation();
        out.println(Visible.of(line));
        out.println("  " + outcome(explanation.reading()));
        Event event = event(explanation.reading());
        if (event != null) {
            fields(line, flat.of(event), explanation.fields());
        }
        for (Attempted attempt : explanation.attempts().stream().limit(ATTEMPTS).toList()) {
            attempt(line, attempt);
        }
        out.println();
    }

    private static String outcome(Reading reading) {
        if (reading instanceof Reading.Parsed parsed) {
            int events = parsed.events().size();
            String form = parsed.events().get(0).getGatehouse().getParser();
            return "parsed by " + form + (events > 1 ? ", " + events + " events" : "");
        }
        if (reading instanceof Reading.Ignored ignored) {
            Event event = ignored.event();
            return "ignored: " + ignored.reason()
                    + (event == null ? "" : " by " + event.getGatehouse().getParser());
        }
        Reading.Unparsed unparsed = (Reading.Unparsed) reading;
        return "unparsed: " + unparsed.rejected().getReason() + ", "
                + Visible.of(unparsed.rejected().getDetail());
    }

    private static @Nullable Event event(Reading reading) {
        if (reading instanceof Reading.Ignored ignored) {
            return ignored.event();
        }
        return reading instanceof Reading.Parsed parsed ? parsed.events().get(0) : null;
    }

    private void fields(String line, Map<String, String> document, List<Span> spans) {
        document.keySet().removeAll(COMMON);
        for (Map.Entry<String, String> field : document.entrySet()) {
            String where = place(line, field.getKey(), field.getValue(), spans);
            out.printf("    %-34s %-10s %s%n", field.getKey(), where, Visible.of(field.getValue()));
        }
    }

    /** Where a field stands; with a ~ where only its text was found there, - where the line does not have it so. */
    private static String place(String line, String field, String value, List<Span> spans) {
        for (Span span : spans) {
            if (span.field().equals(field) || isSource(span.field()) && isSource(field)) {
                return span.from() + "-" + span.to();
            }
        }
        int at = value.length() < 2 ? -1 : line.indexOf(value);
        return at < 0 || line.indexOf(value, at + 1) >= 0 ? "-" : "~" + at + "-" + (at + value.length());
    }

    private static boolean isSource(String field) {
        return field.equals("source.address") || field.equals("source.ip");
    }

    private void attempt(String line, Attempted attempt) {
        String head = "    " + (attempt.fits() ? "form    " : "not     ");
        out.println(head + attempt.form() + "  " + attempt.template());
        if (!attempt.fits()) {
            String behind = line.substring(Math.min(attempt.reached(), line.length()));
            out.println("            fits up to " + attempt.reached() + ", before: " + Visible.of(start(behind)));
        }
    }

    private static String start(String text) {
        return text.length() > 40 ? text.substring(0, 40) + "..." : text;
    }
}

package io.gatehouse.streams.detect.notify;

import io.gatehouse.model.Alert;
import io.gatehouse.model.AlertBlock;
import io.gatehouse.model.AlertGroupValue;
import io.gatehouse.model.Evidence;
import io.gatehouse.schemas.Visible;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An incident on a page of plain text, harmless for a terminal or a mail: what happened, the numbers, the lines behind it, and how to
 * take note of it. Times are in UTC.
 */
public final class AlertText {
    private static final int SHORT_ID = 8;
    private static final long MICROS = 1_000_000;

    private final StringBuilder page = new StringBuilder();

    private AlertText() {}

    /** The page of an alert. */
    public static String of(Alert alert) {
        return of(new Page(alert, List.of(), List.of()));
    }

    static String of(Page page) {
        Alert alert = page.alert();
        AlertText text = new AlertText();
        text.line(alert.getMessage());
        text.page.append('\n');
        text.facts(page);
        text.evidence(Incident.block(alert).getEvidence());
        page.sessions().forEach(session -> SessionText.lines(session).forEach(text::line));
        text.whatToDo(alert);
        return text.page.toString();
    }

    /** As much of an id as people need. */
    static String shortId(String id) {
        return id.length() > SHORT_ID ? id.substring(0, SHORT_ID) : id;
    }

    /** {@code 2026-11-21T08:34:40Z} of microseconds since 1970. */
    static String time(long micros) {
        return Instant.ofEpochSecond(Math.floorDiv(micros, MICROS)).toString();
    }

    private void facts(Page told) {
        Alert alert = told.alert();
        AlertBlock block = Incident.block(alert);
        fact("level", block.getLevel());
        fact("rule", alert.getRule().getName());
        fact("why", alert.getRule().getDescription());
        fact("status", status(block));
        fact("events", counted(block));
        fact("first", time(block.getFirstSeen()));
        fact("last", time(block.getLastSeen()));
        fact("hosts", list(block.getHosts()));
        fact("labels", list(told.labels()));
        fact("users", list(block.getUsers()));
        fact("sources", list(block.getSources()));
        fact("sessions", list(block.getSessions()));
        fact("group", group(block.getGroup()));
        fact("tags", list(block.getTags()));
    }

    private static String status(AlertBlock block) {
        if (block.getAcknowledgedAt() == null) {
            return block.getStatus();
        }
        String note = block.getNote() == null ? "" : ": " + block.getNote();
        return block.getStatus() + "; acknowledged by " + block.getAcknowledgedBy() + " at "
                + time(block.getAcknowledgedAt()) + note;
    }

    private static String counted(AlertBlock block) {
        String least = Boolean.TRUE.equals(block.getAtLeast()) ? "at least " : "";
        String distinct = block.getDistinct() == null ? "" : ", " + least + block.getDistinct() + " different values";
        return least + block.getCount() + distinct;
    }

    private static @Nullable String list(@Nullable List<String> values) {
        return values == null || values.isEmpty() ? null : String.join(", ", values);
    }

    private static @Nullable String group(List<AlertGroupValue> group) {
        return list(group.stream()
                .filter(value -> value.getValue() != null)
                .map(value -> value.getField() + "=" + value.getValue())
                .collect(Collectors.toList()));
    }

    private void evidence(@Nullable List<Evidence> evidence) {
        if (evidence == null || evidence.isEmpty()) {
            return;
        }
        page.append('\n');
        line(evidence.size() == 1 ? "The line:" : "The earliest lines:");
        for (Evidence one : evidence) {
            String session = one.getSessionId() == null ? "" : "  session " + shortId(one.getSessionId());
            line("  " + time(one.getTimestamp()) + session);
            line("    " + (one.getLine() == null ? "(no line is kept)" : one.getLine()));
        }
    }

    private void whatToDo(Alert alert) {
        String id = shortId(Incident.id(alert));
        page.append('\n');
        line("Alert " + Incident.id(alert));
        line("  ./gatehouse alerts show " + id);
        List<String> sessions = Incident.block(alert).getSessions();
        if (sessions != null && !sessions.isEmpty()) {
            line("  ./gatehouse session " + shortId(sessions.get(0)));
        }
        if (Incident.block(alert).getStatus().equals("open")) {
            line("  ./gatehouse alerts ack " + id + " --note TEXT");
        }
    }

    private void fact(String name, @Nullable String value) {
        if (value != null) {
            line(String.format("  %-9s %s", name, value));
        }
    }

    private void line(String text) {
        page.append(Visible.of(text)).append('\n');
    }
}

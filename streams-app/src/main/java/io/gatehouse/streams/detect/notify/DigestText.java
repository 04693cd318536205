package io.gatehouse.streams.detect.notify;

import io.gatehouse.model.Alert;
import io.gatehouse.model.AlertBlock;
import io.gatehouse.model.DigestLine;
import io.gatehouse.model.DigestState;
import io.gatehouse.model.Notification;
import io.gatehouse.schemas.Ids;
import io.gatehouse.schemas.Visible;
import io.gatehouse.streams.detect.Rule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** A message that lists incidents, each in a line of its own, the worst first. */
final class DigestText {
    private static final int MAX_LINE = 300;
    private static final Comparator<DigestLine> WORST_FIRST = Comparator.comparing(DigestLine::getSeverity)
            .reversed()
            .thenComparing(DigestLine::getFirstSeen)
            .thenComparing(DigestLine::getIncident);

    private DigestText() {}

    /** What is said of the incident of a message. */
    static DigestLine line(Notification message, Alert alert) {
        AlertBlock block = Incident.block(alert);
        String text = String.format(
                "%-8s %s  %s  (%s)  %s",
                block.getLevel().toUpperCase(Locale.ROOT),
                AlertText.time(block.getFirstSeen()),
                alert.getMessage(),
                block.getStatus(),
                AlertText.shortId(Incident.id(alert)));
        return new DigestLine(
                Incident.id(alert),
                message.getId(),
                Incident.severity(alert),
                block.getFirstSeen(),
                text.length() <= MAX_LINE ? text : text.substring(0, MAX_LINE));
    }

    static Notification message(Route route, DigestState state, List<DigestLine> unsorted, long now) {
        List<DigestLine> lines = unsorted.stream().sorted(WORST_FIRST).toList();
        boolean heldBack = DigestKind.ofText(state.getKind()) == DigestKind.HELD_BACK;
        Notification message = new Notification();
        message.setId(Ids.digest(
                route.name(), lines.stream().map(DigestLine::getNotification).toList()));
        message.setRoute(route.name());
        message.setCreated(now);
        message.setCause(Cause.DIGEST);
        message.setAlertIds(lines.stream().map(DigestLine::getIncident).toList());
        message.setTitle(title(route, state, lines));
        message.setText(text(state, lines));
        message.setHeldBack(heldBack ? state.getMessages() : 0L);
        return message;
    }

    private static String title(Route route, DigestState state, List<DigestLine> lines) {
        String incidents = lines.size() == 1 ? "1 incident" : lines.size() + " incidents";
        String count = switch (DigestKind.ofText(state.getKind())) {
            case HELD_BACK ->
                state.getMessages() + " held back, no more than "
                        + route.rate().most() + " in "
                        + Title.span(route.rate().per()) + ": " + incidents;
            case PERIODIC -> incidents;
            case CATCH_UP -> "Found while catching up: " + incidents;
        };
        return count + " (" + levels(lines) + ")";
    }

    /** {@code 2 high, 10 low}. */
    private static String levels(List<DigestLine> lines) {
        List<String> levels = new ArrayList<>();
        for (int severity = Rule.LEVELS.size(); severity >= 0; severity--) {
            int wanted = severity;
            long count =
                    lines.stream().filter(line -> line.getSeverity() == wanted).count();
            if (count > 0) {
                levels.add(count + " " + (severity == 0 ? "other" : Rule.LEVELS.get(severity - 1)));
            }
        }
        return String.join(", ", levels);
    }

    private static String text(DigestState state, List<DigestLine> lines) {
        StringBuilder text = new StringBuilder();
        lines.forEach(line -> text.append(Visible.of(line.getText())).append('\n'));
        if (state.getFurther() > 0) {
            text.append("and ").append(state.getFurther()).append(" further messages on incidents not listed here\n");
        }
        return text.append("\nEach is an incident of its own: ./gatehouse alerts show ID\n")
                .toString();
    }
}

package io.gatehouse.streams.detect.notify;

import io.gatehouse.model.Alert;
import io.gatehouse.model.DigestLine;
import io.gatehouse.model.DigestState;
import io.gatehouse.model.Notification;
import io.gatehouse.model.RouteState;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What is collected for one route: of each kind at most one message, which lists every incident once, as it last stood. */
final class Digests {
    /** How many incidents a message lists; of more it says only how many messages they were. */
    static final int MAX_LINES = 200;

    private final Route route;
    private final RouteState state;
    private final Ledger ledger;

    Digests(Route route, RouteState state, Ledger ledger) {
        this.route = route;
        this.state = state;
        this.ledger = ledger;
    }

    boolean isEmpty(DigestKind kind) {
        return find(kind) == null;
    }

    boolean lists(DigestKind kind, String incident) {
        return ledger.line(key(kind, incident)) != null;
    }

    /** Takes a message on one incident in. */
    void add(DigestKind kind, Notification message, long now) {
        Alert alert = Objects.requireNonNull(message.getAlert());
        DigestState digest = find(kind);
        if (digest == null) {
            digest = new DigestState(kind.text(), now, now, 0L, 0, 0L);
            state.getDigests().add(digest);
        }
        digest.setMessages(digest.getMessages() + 1);
        digest.setDue(kind.due(route, digest.getSince(), now));
        String key = key(kind, Incident.id(alert));
        boolean isListed = ledger.line(key) != null;
        if (!isListed && digest.getLines() >= MAX_LINES) {
            digest.setFurther(digest.getFurther() + 1);
            return;
        }
        digest.setLines(digest.getLines() + (isListed ? 0 : 1));
        ledger.line(key, DigestText.line(message, alert));
    }

    /** Whether one is to go out. */
    boolean isDue(DigestKind kind, long now) {
        DigestState digest = find(kind);
        return digest != null && digest.getDue() <= now;
    }

    /** Gives what was collected, and begins anew. */
    Notification take(DigestKind kind, long now) {
        DigestState digest = Objects.requireNonNull(find(kind));
        List<DigestLine> lines = ledger.lines(key(kind, ""));
        lines.forEach(line -> ledger.line(key(kind, line.getIncident()), null));
        state.getDigests().remove(digest);
        return DigestText.message(route, digest, lines, now);
    }

    private @Nullable DigestState find(DigestKind kind) {
        return state.getDigests().stream()
                .filter(digest -> digest.getKind().equals(kind.text()))
                .findFirst()
                .orElse(null);
    }

    private String key(DigestKind kind, String incident) {
        return route.name() + "|" + kind.text() + "|" + incident;
    }
}

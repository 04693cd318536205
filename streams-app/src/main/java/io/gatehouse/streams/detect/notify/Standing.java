package io.gatehouse.streams.detect.notify;

import io.gatehouse.model.Alert;
import io.gatehouse.model.AlertBlock;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How an incident stands, as far as a change of it is worth telling: to be taken before the alert is changed in place. */
public record Standing(String status, int severity, Set<String> hosts, boolean succeeded, long count) {
    static final String CLOSED = "closed";
    static final String ACKNOWLEDGED = "acknowledged";

    public Standing {
        hosts = Set.copyOf(hosts);
    }

    /** As the alert says now; null where it was never published. */
    public static @Nullable Standing of(Alert alert) {
        return alert.getGatehouse().getRevision() == 0 ? null : now(alert);
    }

    static Standing now(Alert alert) {
        AlertBlock block = Incident.block(alert);
        return new Standing(
                block.getStatus(),
                Incident.severity(alert),
                Set.copyOf(Incident.named(alert)),
                "success".equals(alert.getEvent().getOutcome()),
                block.getCount());
    }

    boolean isClosed() {
        return status.equals(CLOSED);
    }

    boolean isAcknowledged() {
        return status.equals(ACKNOWLEDGED);
    }
}

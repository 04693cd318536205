package io.gatehouse.streams.detect.incident;

import io.gatehouse.model.Ack;
import io.gatehouse.model.Alert;
import io.gatehouse.model.AlertBlock;
import io.gatehouse.model.Gatehouse;
import io.gatehouse.model.IncidentState;
import io.gatehouse.streams.detect.Rule;

/** Opens, acknowledges, closes and opens again. Every change has a higher revision. */
final class Lifecycle {
    private static final String OPEN = "open";
    private static final String ACKNOWLEDGED = "acknowledged";
    private static final String CLOSED = "closed";

    private final IncidentState incident;
    private final Alert alert;
    private final AlertBlock block;

    Lifecycle(IncidentState incident) {
        this.incident = incident;
        this.alert = incident.getAlert();
        this.block = alert.getGatehouse().getAlert();
    }

    /** Whether it was never published. */
    boolean isNew() {
        return alert.getGatehouse().getRevision() == 0;
    }

    boolean isClosed() {
        return block.getStatus().equals(CLOSED);
    }

    /** What it counts has changed. It opens again, unless late events have undone all that it counted. */
    void changed(Rule rule, long now) {
        incident.setLastCounted(Math.max(incident.getLastCounted(), now));
        alert.setMessage(Summary.of(rule, alert));
        if (block.getCount() == 0) {
            close();
            return;
        }
        if (incident.getDismissed()) {
            incident.setDismissed(false);
            block.setAcknowledgedAt(null);
            block.setAcknowledgedBy(null);
            block.setNote(null);
        }
        block.setStatus(block.getAcknowledgedAt() == null ? OPEN : ACKNOWLEDGED);
        alert.getEvent().setEnd(null);
        alert.getEvent().setDuration(null);
        publishAgain();
    }

    /** Closes it with its totals. */
    void close() {
        block.setStatus(CLOSED);
        alert.getEvent().setEnd(block.getLastSeen());
        alert.getEvent().setDuration((block.getLastSeen() - block.getFirstSeen()) * 1000);
        publishAgain();
    }

    /** Notes who took note of it, and closes it where that is wanted. */
    void acknowledge(Ack ack) {
        block.setAcknowledgedAt(ack.getCreated());
        block.setAcknowledgedBy(ack.getBy());
        block.setNote(ack.getNote());
        if (Boolean.TRUE.equals(ack.getClose())) {
            incident.setDismissed(true);
            close();
        } else {
            incident.setDismissed(false);
            block.setStatus(isClosed() ? CLOSED : ACKNOWLEDGED);
            publishAgain();
        }
    }

    private void publishAgain() {
        Gatehouse gatehouse = alert.getGatehouse();
        gatehouse.setRevision(gatehouse.getRevision() + 1);
    }
}

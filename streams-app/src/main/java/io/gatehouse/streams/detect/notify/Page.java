package io.gatehouse.streams.detect.notify;

import io.gatehouse.model.Alert;
import io.gatehouse.model.IncidentState;
import io.gatehouse.model.SessionSight;
import java.util.List;

/**
 * What a message on one incident is written from.
 *
 * @param labels of its hosts
 * @param sessions those of its events, as they were last seen
 */
record Page(Alert alert, List<String> labels, List<SessionSight> sessions) {
    Page {
        labels = List.copyOf(labels);
        sessions = List.copyOf(sessions);
    }

    static Page of(IncidentState incident, HostLabels known) {
        return new Page(incident.getAlert(), known.of(incident.getAlert()), incident.getSessions());
    }

    /** Whether one of the sessions was open when it was last seen. */
    boolean isSomebodyIn() {
        return sessions.stream().anyMatch(session -> session.getStatus().equals("open"));
    }
}

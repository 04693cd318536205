package io.gatehouse.streams.detect.incident;

import io.gatehouse.model.Detection;
import io.gatehouse.model.IncidentState;
import io.gatehouse.model.SessionSight;
import java.util.ArrayList;
import java.util.List;

/** The sessions of an incident as they were last seen, for the messages about it; the alert says nothing of them. */
final class Sights {
    private static final int MAX = 3;

    private Sights() {}

    /** Takes in how the session of an event was, where the event counts. What was seen longest ago gives way. */
    static void note(IncidentState incident, Share share, Detection detection) {
        SessionSight sight = detection.getSession();
        if (sight == null || !share.tellsOf(detection.getEventId())) {
            return;
        }
        List<SessionSight> sights = new ArrayList<>(incident.getSessions());
        sights.removeIf(known -> known.getId().equals(sight.getId()));
        sights.add(sight);
        incident.setSessions(sights.size() <= MAX ? sights : new ArrayList<>(sights.subList(1, sights.size())));
    }
}

package io.gatehouse.streams.detect.incident;

import io.gatehouse.model.Detection;
import java.util.List;

/** What a group remembers of a detection: what an alert is to tell of it. Rule and group are those of all. */
final class Remembered {
    private Remembered() {}

    static Detection of(Detection detection, boolean withLine) {
        Detection remembered = new Detection();
        remembered.setKey("");
        remembered.setRuleId("");
        remembered.setGroup(List.of());
        remembered.setTimestamp(detection.getTimestamp());
        remembered.setEventId(detection.getEventId());
        remembered.setSessionId(detection.getSessionId());
        remembered.setHost(detection.getHost());
        remembered.setUser(detection.getUser());
        remembered.setSource(detection.getSource());
        remembered.setPerson(detection.getPerson());
        remembered.setOutcome(detection.getOutcome());
        remembered.setLine(withLine ? detection.getLine() : null);
        return remembered;
    }
}

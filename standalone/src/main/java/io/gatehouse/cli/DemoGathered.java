package io.gatehouse.cli;

import io.gatehouse.model.Alert;
import io.gatehouse.model.Event;
import io.gatehouse.model.Session;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What came out of the pipeline: events as they are, of sessions, commands and alerts the last revision. */
final class DemoGathered {
    private final List<Event> events = new ArrayList<>();
    private final Map<String, Session> sessions = new LinkedHashMap<>();
    private final Map<String, Event> commands = new LinkedHashMap<>();
    private final Map<String, Alert> alerts = new LinkedHashMap<>();
    private long unparsed;

    void event(Event event) {
        events.add(event);
    }

    void session(Session session) {
        sessions.put(session.getEvent().getId(), session);
    }

    void command(Event command) {
        commands.put(command.getEvent().getId(), command);
    }

    void alert(Alert alert) {
        alerts.put(alert.getEvent().getId(), alert);
    }

    void unparsed() {
        unparsed++;
    }

    List<Event> events() {
        return events;
    }

    Map<String, Session> sessions() {
        return sessions;
    }

    Map<String, Event> commands() {
        return commands;
    }

    Map<String, Alert> alerts() {
        return alerts;
    }

    /** The alerts that somebody would be told of: those of rules that are not merely observed. */
    List<Alert> told() {
        return alerts.values().stream()
                .filter(alert -> "notify".equals(alert.getGatehouse().getAlert().getMode()))
                .toList();
    }

    long unparsedLines() {
        return unparsed;
    }
}

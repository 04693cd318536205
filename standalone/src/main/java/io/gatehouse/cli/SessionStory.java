package io.gatehouse.cli;

import io.gatehouse.model.Alert;
import io.gatehouse.model.AlertBlock;
import io.gatehouse.model.Event;
import io.gatehouse.model.Session;
import io.gatehouse.model.SessionBlock;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * Gathers what is known of one session out of records in any order, each in its last revision: the session, those that were opened from
 * it, its commands and those that may be its, its other events, and the alerts about it. Bounded: at most {@link #MAX} of a kind are
 * kept, the others counted.
 */
final class SessionStory {
    static final int MAX = 50_000;

    private static final Comparator<Event> BY_TIME = Comparator.comparingLong(Event::getTimestamp)
            .thenComparing(event -> event.getEvent().getCreated(), Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(event -> event.getEvent().getId());

    private final String begin;
    private final Predicate<Event> wanted;
    private final Map<String, Session> sessions = new HashMap<>();
    private final Map<String, Session> children = new HashMap<>();
    private final Map<String, Event> commands = new HashMap<>();
    private final Map<String, Event> events = new HashMap<>();
    private final Map<String, Alert> alerts = new HashMap<>();
    private long leftOut;

    /**
     * The story of one session.
     *
     * @param begin the id of the session, or the beginning of it
     * @param wanted which of its other events are kept: so that a flood of events of no interest displaces none of interest
     */
    SessionStory(String begin, Predicate<Event> wanted) {
        this.begin = begin;
        this.wanted = wanted;
    }

    /** Takes a record of a replay by its kind. */
    void record(String kind, String key, SpecificRecord value) {
        if (value instanceof Session session) {
            session(session);
        } else if (value instanceof Alert alert) {
            alert(alert);
        } else if (value instanceof Event event && kind.equals("command")) {
            command(event);
        } else if (value instanceof Event event) {
            event(event);
        }
    }

    /** Takes a revision of a session; true where it is one that is meant. */
    boolean session(Session session) {
        SessionBlock block = session.getGatehouse().getSession();
        String id = session.getEvent().getId();
        put(sessions, id, session, isMeant(id));
        put(children, id, session, block != null && isMeant(block.getParent()));
        return isMeant(id);
    }

    /** Takes a revision of a command; a later one may give it to another session. */
    void command(Event command) {
        put(commands, command.getEvent().getId(), command, isHere(command) || mayBeHere(command));
    }

    void event(Event event) {
        put(events, event.getEvent().getId(), event, isHere(event) && wanted.test(event));
    }

    void alert(Alert alert) {
        AlertBlock block = alert.getGatehouse().getAlert();
        boolean about = block != null
                && block.getSessions() != null
                && block.getSessions().stream().anyMatch(this::isMeant);
        put(alerts, alert.getEvent().getId(), alert, about);
    }

    private <V extends SpecificRecord> void put(Map<String, V> kept, String id, V value, boolean fits) {
        if (!fits) {
            kept.remove(id);
        } else if (kept.size() < MAX || kept.containsKey(id)) {
            kept.put(id, value);
        } else {
            leftOut++;
        }
    }

    private boolean isHere(Event event) {
        SessionBlock block = event.getGatehouse().getSession();
        return block != null && isMeant(block.getId());
    }

    private boolean mayBeHere(Event event) {
        SessionBlock block = event.getGatehouse().getSession();
        return block != null
                && block.getCandidates() != null
                && block.getCandidates().stream().anyMatch(this::isMeant);
    }

    private boolean isMeant(@Nullable String id) {
        return id != null && id.startsWith(begin);
    }

    /** The sessions whose ids begin so, oldest first. */
    List<Session> sessions() {
        return byTime(sessions.values());
    }

    /** The session, where it is the only one. */
    Optional<Session> only() {
        return sessions.size() == 1 ? sessions.values().stream().findFirst() : Optional.empty();
    }

    List<Session> children() {
        return byTime(children.values());
    }

    List<Event> commands() {
        return commands.values().stream().sorted(BY_TIME).toList();
    }

    List<Event> events() {
        return events.values().stream().sorted(BY_TIME).toList();
    }

    List<Alert> alerts() {
        return alerts.values().stream()
                .sorted(Comparator.comparingLong(Alert::getTimestamp))
                .toList();
    }

    /** How many records were too many to keep. */
    long leftOut() {
        return leftOut;
    }

    private static List<Session> byTime(Collection<Session> sessions) {
        return sessions.stream()
                .sorted(Comparator.comparingLong(Session::getTimestamp))
                .toList();
    }
}

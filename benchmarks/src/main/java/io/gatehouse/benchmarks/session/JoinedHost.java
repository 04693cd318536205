package io.gatehouse.benchmarks.session;

import io.gatehouse.model.ClockState;
import io.gatehouse.model.Event;
import io.gatehouse.model.Session;
import io.gatehouse.model.SessionState;
import io.gatehouse.streams.session.HostSessions;
import io.gatehouse.streams.session.Joined;
import io.gatehouse.streams.session.Sessionizer;
import org.jspecify.annotations.Nullable;

/** One host as the topology keeps it, of whose output is only counted how much there is. */
final class JoinedHost implements Joined, HostSessions.Changes {
    private final HostSessions sessions = new HostSessions();
    private final Sessionizer sessionizer = new Sessionizer(sessions, this);
    private long events;
    private long commands;
    private long published;
    private long stored;

    void take(Event event) {
        sessionizer.accept(event);
        sessions.drain(this);
    }

    /** Events passed on. */
    long events() {
        return events;
    }

    /** Times that a command was published. */
    long commands() {
        return commands;
    }

    /** Times that a session was published. */
    long published() {
        return published;
    }

    /** Changes that a store has to take. */
    long stored() {
        return stored;
    }

    @Override
    public void event(Event event) {
        events++;
    }

    @Override
    public void settled(Event event) {}

    @Override
    public void command(Event command) {
        commands++;
    }

    @Override
    public void session(Session session) {
        published++;
    }

    @Override
    public void session(String id, @Nullable SessionState state) {
        stored++;
    }

    @Override
    public void clock(ClockState state) {
        stored++;
    }

    @Override
    public void command(String key, @Nullable Event event) {
        stored++;
    }
}

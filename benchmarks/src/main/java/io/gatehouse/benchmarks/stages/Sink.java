package io.gatehouse.benchmarks.stages;

import io.gatehouse.model.ClockState;
import io.gatehouse.model.Event;
import io.gatehouse.model.Session;
import io.gatehouse.model.SessionState;
import io.gatehouse.streams.session.HostSessions;
import io.gatehouse.streams.session.Joined;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.infra.Blackhole;

/** Takes what the join gives and drops it. */
record Sink(Blackhole out) implements Joined, HostSessions.Changes {
    @Override
    public void event(Event event) {
        out.consume(event);
    }

    @Override
    public void settled(Event event) {
        out.consume(event);
    }

    @Override
    public void command(Event command) {
        out.consume(command);
    }

    @Override
    public void session(Session session) {
        out.consume(session);
    }

    @Override
    public void session(String id, @Nullable SessionState state) {
        out.consume(state);
    }

    @Override
    public void clock(ClockState state) {
        out.consume(state);
    }

    @Override
    public void command(String key, @Nullable Event event) {
        out.consume(event);
    }
}

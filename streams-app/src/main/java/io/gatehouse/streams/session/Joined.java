package io.gatehouse.streams.session;

import io.gatehouse.model.Event;
import io.gatehouse.model.Session;

/** Takes what the join gives, in order. The records may change after the call; write them at once. */
public interface Joined {
    /** Every event once, with its session where that is known by then. */
    void event(Event event);

    /** Every event once, but for repetitions of what another hook told, when its session is decided; after {@link #event}. */
    void settled(Event event);

    /** A command with its final attribution, and again with a higher revision when its exit status is known. */
    void command(Event command);

    /** A session that was opened, changed or closed. */
    void session(Session session);
}

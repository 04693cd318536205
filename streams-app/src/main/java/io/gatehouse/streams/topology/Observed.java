package io.gatehouse.streams.topology;

import io.gatehouse.model.Event;
import io.gatehouse.model.RawLine;

/** What goes from parsing to the session join: an event, or word of the agent on how far it has read. */
sealed interface Observed {
    /** An event. */
    record Happened(Event event) implements Observed {}

    /** A heartbeat of the agent, with its arrival time in microseconds. */
    record Heard(RawLine heartbeat, long arrival) implements Observed {}
}

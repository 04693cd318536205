package io.gatehouse.streams.topology;

import io.gatehouse.model.Event;
import io.gatehouse.model.RawLine;
import io.gatehouse.streams.parse.audit.AuditPart;

/** What goes from parsing to the session join: an event, a part of one, or word of the agent on how far it has read. */
sealed interface Observed {
    /** An event. */
    record Happened(Event event) implements Observed {}

    /** What a line says about an event of the kernel's audit, which other lines may complete. */
    record Recorded(AuditPart part) implements Observed {}

    /** A heartbeat of the agent, with its arrival time in microseconds. */
    record Heard(RawLine heartbeat, long arrival) implements Observed {}
}

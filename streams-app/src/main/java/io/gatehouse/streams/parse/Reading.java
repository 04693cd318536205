package io.gatehouse.streams.parse;

import io.gatehouse.model.Event;
import io.gatehouse.model.Rejected;
import java.util.List;

/** What became of a line: exactly one of these. */
public sealed interface Reading {

    /** The line says these things, one or (where it stands for several) more. */
    record Parsed(List<Event> events) implements Reading {
        public Parsed {
            events = List.copyOf(events);
        }
    }

    /** The line is known and says nothing of interest; {@code reason} names its kind. */
    record Ignored(String reason) implements Reading {}

    /** No parser understood the line. */
    record Unparsed(Rejected rejected) implements Reading {}
}

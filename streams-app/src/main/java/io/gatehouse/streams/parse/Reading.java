package io.gatehouse.streams.parse;

import io.gatehouse.model.Event;
import io.gatehouse.model.Rejected;
import io.gatehouse.streams.parse.audit.AuditPart;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of a line: exactly one of these. */
public sealed interface Reading {

    /** The line says these things, one or (where it stands for several) more. */
    record Parsed(List<Event> events) implements Reading {
        public Parsed {
            events = List.copyOf(events);
        }
    }

    /**
     * The line holds records of the kernel's audit, which other lines may complete.
     *
     * @param parts what it says about each event
     */
    record Recorded(List<AuditPart> parts) implements Reading {
        public Recorded {
            parts = List.copyOf(parts);
        }
    }

    /**
     * The line is known and says nothing of interest.
     *
     * @param reason names its kind
     * @param event what its header says, for those who want to see it all the same; null where it has no header
     */
    record Ignored(String reason, @Nullable Event event) implements Reading {}

    /**
     * No parser understood the line.
     *
     * @param rejected the line and why
     * @param event what its header says, for those who want to see it all the same; null where it has no header
     */
    record Unparsed(Rejected rejected, @Nullable Event event) implements Reading {}
}

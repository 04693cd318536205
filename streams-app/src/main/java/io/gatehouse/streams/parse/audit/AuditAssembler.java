package io.gatehouse.streams.parse.audit;

import io.gatehouse.model.AuditClock;
import io.gatehouse.model.AuditLine;
import io.gatehouse.model.Event;
import io.gatehouse.model.Rejected;
import io.gatehouse.streams.parse.LineParser;
import io.gatehouse.streams.parse.Reading;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Puts the records of each audit event of one log together, which come interleaved with those of others.
 *
 * <p>An event is over with its last record (EOE, or PROCTITLE where none is missing), when the log has come {@link #GRACE}
 * further, or when it is pushed out because too much is open. Where nothing more comes it is published after
 * {@link #SILENCE} and goes on being open; what comes later completes it under the same id. Its revision is the number of
 * its lines, so what it last says does not depend on when it was published.
 *
 * <p>Not thread-safe: one host belongs to one task.
 */
public final class AuditAssembler {
    /** How many events are open at most. */
    static final int MAX_OPEN = 64;
    /** How many bytes of lines are kept at most. */
    static final int MAX_BYTES = 262_144;
    /** How much later than an event the log has to be for its records to be over, in microseconds. */
    static final long GRACE = 2_000_000;
    /** How long after its last line an event is published whatever comes, in microseconds of the wall clock. */
    static final long SILENCE = 3_000_000;

    private static final long SECOND = 1_000_000;

    /** Takes what the records give, and what has to be stored of those that are waited for. */
    public interface Out {
        /** An event; {@code part} is the first of it, {@code bytes} how long its lines are. */
        void event(AuditPart part, Event event, int bytes);

        /** A record that came too late, or once more. */
        void rejected(Rejected record);

        /** The line of an open event at a place; null where it goes. */
        void line(int slot, int index, @Nullable AuditLine line);

        /** The log has come further, or an event is over. */
        void clock(AuditClock clock);
    }

    private final LineParser parser;
    private final AuditEvents events;
    private final Out out;
    private final ClosedAudits closed = new ClosedAudits();
    /** In the order in which they were opened, which is that in which their time is up. */
    private final Map<AuditKey, OpenAudit> open = new LinkedHashMap<>();

    private final BitSet slots = new BitSet();
    private long newest = Long.MIN_VALUE;
    private long lines;
    private int bytes;

    /** Assembles the records of one log; the parser reads what was stored. */
    public AuditAssembler(LineParser parser, Out out) {
        this.parser = parser;
        this.events = parser.auditEvents();
        this.out = out;
    }

    /** Puts back what was stored: all lines, in any order. */
    public void restore(List<AuditLine> stored) {
        stored.stream().sorted(Comparator.comparingLong(AuditLine::getNumber)).forEach(this::restore);
    }

    /** Puts back what was stored. */
    public void restore(AuditClock clock) {
        newest = clock.getNewest();
        closed.restore(clock);
    }

    private void restore(AuditLine stored) {
        Reading reading = parser.readApart(stored.getLine(), stored.getArrival(), stored.getId());
        if (reading instanceof Reading.Recorded recorded
                && stored.getPart() < recorded.parts().size()) {
            AuditPart part = recorded.parts().get(stored.getPart());
            lines = stored.getNumber();
            OpenAudit event = open.get(part.key());
            OpenAudit known = event != null ? event : open(part.key(), stored.getSlot(), stored.getCloses());
            add(known, part);
            if (stored.getPublished()) {
                known.published();
            }
        }
    }

    /** Takes the next record of the log. */
    public void accept(AuditPart part) {
        advance(part);
        OpenAudit event = open.get(part.key());
        if (part.isAlone()) {
            out.event(part, events.of(part), part.line().getLine().remaining());
        } else if (event != null) {
            extend(event, part);
        } else if (closed.has(part.key())) {
            reject(part, "late", "after the end of audit event");
        } else if (!part.isEnd()) {
            extend(open(part.key(), slots.nextClearBit(0), newest + SECOND + GRACE), part);
        }
    }

    /** The clock of the log goes by whole seconds, so that it need not be stored with every record. */
    private void advance(AuditPart part) {
        long second = Math.floorDiv(part.key().micros(), SECOND) * SECOND;
        if (second > newest && part.isBelieved()) {
            newest = second;
            out.clock(closed.state(newest));
            while (!open.isEmpty() && oldest().closes() <= newest) {
                close(oldest(), false);
            }
        }
    }

    private OpenAudit oldest() {
        return open.values().iterator().next();
    }

    /** What only marks an end says nothing itself. */
    private void reject(AuditPart part, String reason, String detail) {
        if (!part.isEnd()) {
            out.rejected(part.rejected(reason, detail));
        }
    }

    private OpenAudit open(AuditKey key, int slot, long closes) {
        OpenAudit event = new OpenAudit(slot, closes, events.names());
        open.put(key, event);
        slots.set(slot);
        return event;
    }

    private void extend(OpenAudit event, AuditPart part) {
        if (!add(event, part)) {
            reject(part, "repeated", "stands already in audit event");
            return;
        }
        if (event.isComplete()) {
            close(event, false);
            return;
        }
        store(event);
        while (open.size() > MAX_OPEN || bytes > MAX_BYTES) {
            close(oldest(), true);
        }
    }

    private boolean add(OpenAudit event, AuditPart part) {
        boolean added = event.add(part, lines);
        if (added) {
            lines++;
            bytes += part.line().getLine().remaining();
        }
        return added;
    }

    /** Stores the last line of an event; what is stored of those before it stays. */
    private void store(OpenAudit event) {
        out.line(event.slot(), event.parts().size() - 1, event.stored());
    }

    /** The wall clock has come to {@code now}: publishes what has been open for long. */
    public void tick(long now) {
        for (OpenAudit event : open.values()) {
            if (!event.isPublished() && event.last().arrival() + SILENCE <= now) {
                publish(event, false);
                event.published();
                store(event);
            }
        }
    }

    private void close(OpenAudit event, boolean pushedOut) {
        open.remove(event.key());
        slots.clear(event.slot());
        bytes -= event.bytes();
        for (int index = 0; index < event.parts().size(); index++) {
            out.line(event.slot(), index, null);
        }
        closed.add(event.key());
        out.clock(closed.state(newest));
        if (pushedOut || !event.isPublished()) {
            publish(event, pushedOut);
        }
    }

    /** That it was pushed out is one thing more that is known of it. */
    private void publish(OpenAudit event, boolean pushedOut) {
        Event record = events.of(event.parts(), pushedOut);
        record.getGatehouse().setRevision(event.parts().size() + (pushedOut ? 1L : 0L));
        out.event(event.parts().get(0), record, event.bytes());
    }
}

package io.gatehouse.streams.parse;

import io.gatehouse.model.Event;
import io.gatehouse.model.RawLine;
import io.gatehouse.model.Rejected;
import io.gatehouse.schemas.line.LineTime;
import io.gatehouse.streams.parse.audit.AuditEvents;
import io.gatehouse.streams.parse.audit.AuditLines;
import io.gatehouse.streams.parse.audit.AuditPart;
import io.gatehouse.streams.parse.audit.AuditRecord;
import io.gatehouse.streams.parse.command.PythonLog;
import io.gatehouse.streams.parse.header.Header;
import io.gatehouse.streams.parse.header.HeaderReader;
import io.gatehouse.streams.parse.header.JournalEntry;
import io.gatehouse.streams.parse.header.JournalReader;
import java.util.List;
import java.util.Set;

/**
 * Reads raw lines of all inputs into events. A pure function of its arguments: no clock, no state between lines, never
 * an exception for what a line holds. May be shared between threads.
 *
 * <p>Event times are microseconds, read from the line and limited to the arrival + 5 minutes.
 */
public final class LineParser {
    private final Clocks clocks = new Clocks();
    private final HeaderReader headers = new HeaderReader();
    private final Programs programs = new Programs();
    private final JournalReader journal = new JournalReader();
    private final AuditLines audit = new AuditLines();
    private final AuditEvents auditEvents = new AuditEvents();
    private final PythonLog python = new PythonLog();

    /**
     * Reads one line.
     *
     * @param line the line as its agent sent it
     * @param arrivalMicros when the broker took it
     * @param id identity of its first event; further ones get a number behind it
     */
    public Reading read(RawLine line, long arrivalMicros, String id) {
        return alone(read(Incoming.of(line, arrivalMicros, id, null)));
    }

    /** Reads one line as {@link #read} does, but leaves records of the kernel's audit to be put together. */
    public Reading readApart(RawLine line, long arrivalMicros, String id) {
        return read(Incoming.of(line, arrivalMicros, id, null));
    }

    /** What makes events of the records of the kernel's audit. */
    public AuditEvents auditEvents() {
        return auditEvents;
    }

    /** The names of the programs whose messages are read, as they stand in a tag. */
    public Set<String> programs() {
        return Set.copyOf(programs.names());
    }

    /** Reads one line as {@link #read} does and says how. Slower. */
    public Explanation explain(RawLine line, long arrivalMicros, String id) {
        Trace trace = new Trace();
        return trace.explanation(alone(read(Incoming.of(line, arrivalMicros, id, trace))));
    }

    private Reading alone(Reading reading) {
        return reading instanceof Reading.Recorded recorded
                ? new Reading.Parsed(
                        recorded.parts().stream().map(auditEvents::of).toList())
                : reading;
    }

    private Reading read(Incoming incoming) {
        RawLine line = incoming.raw();
        if (line.getSource().equals("heartbeat")) {
            return new Reading.Ignored("heartbeat", null);
        }
        if (incoming.text().isBlank()) {
            return new Reading.Ignored("empty", null);
        }
        return switch (line.getSource()) {
            case "audit" -> audit(incoming);
            case "shell" -> python.read(Message.of(incoming, Header.none(LineTime.NONE)), clocks.of(line));
            default -> AuditLines.isAudit(incoming.text()) ? audit(incoming) : syslog(incoming);
        };
    }

    private Reading syslog(Incoming line) {
        if (JournalReader.isJournal(line.text())) {
            JournalEntry entry = journal.read(line.text());
            return entry == null
                    ? headless(line, "no-header", "no whole entry of the journal")
                    : message(Message.of(line, entry));
        }
        LineTime time = clocks.of(line.raw());
        Header timed = headers.read(line.text(), time, line.arrival());
        Header header = timed != null ? timed : programs.untimed(line.text());
        if (header == null) {
            return headless(line);
        }
        if (line.trace() != null) {
            line.trace().header(line.text(), header);
        }
        return message(Message.of(line, header));
    }

    private Reading message(Message message) {
        Reading reading = programs.read(message);
        return reading != null ? reading : unread(message);
    }

    private Reading audit(Incoming line) {
        List<AuditPart> parts = audit.read(line);
        return parts != null ? new Reading.Recorded(parts) : syslog(line);
    }

    private Reading unread(Message message) {
        Header header = message.header();
        if (header.program() == null) {
            return unparsed(message, "unknown-program", "no program before the message");
        }
        return programs.knows(header)
                ? unparsed(message, "unparsed", "no known form of " + header.program())
                : unparsed(message, "unknown-program", "no parser for " + header.program());
    }

    private static Reading unparsed(Message message, String reason, String detail) {
        Event event = message.event(Action.NOTED, "unparsed").event();
        event.getGatehouse().setParser(null);
        return new Reading.Unparsed(rejected(message.line(), message.header(), reason, detail), event);
    }

    private Reading headless(Incoming line) {
        if (!isText(line.text())) {
            return headless(line, "not-text", "control characters or invalid UTF-8");
        }
        Reading reading = programs.headless(line);
        return reading != null ? reading : headless(line, "no-header", "no time and program at the beginning");
    }

    private static Reading headless(Incoming line, String reason, String detail) {
        return new Reading.Unparsed(rejected(line, Header.none(LineTime.NONE), reason, detail), null);
    }

    /** Whether a line without header has only characters that a log daemon writes. */
    private static boolean isText(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\uFFFD' || c < ' ' && c != '\t' && c != '\r' && c != AuditRecord.ENRICHED) {
                return false;
            }
        }
        return true;
    }

    public static Rejected rejected(Incoming line, Header header, String reason, String detail) {
        RawLine raw = line.raw();
        return new Rejected(
                line.id(),
                line.arrival(),
                raw.getHost(),
                raw.getSource(),
                reason,
                detail,
                header.program(),
                Frame.log(raw, header),
                raw.getLine(),
                raw.getLength());
    }
}

package io.gatehouse.streams.parse;

import io.gatehouse.model.RawLine;
import io.gatehouse.model.Rejected;
import io.gatehouse.schemas.line.LineTime;
import org.jspecify.annotations.Nullable;

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
    private final AuditRecord audit = new AuditRecord();
    private final PythonLog python = new PythonLog();

    /**
     * Reads one line.
     *
     * @param line the line as its agent sent it
     * @param arrivalMicros when the broker took it
     * @param id identity of its first event; further ones get a number behind it
     */
    public Reading read(RawLine line, long arrivalMicros, String id) {
        if (line.getSource().equals("heartbeat")) {
            return new Reading.Ignored("heartbeat", null);
        }
        Incoming incoming = Incoming.of(line, arrivalMicros, id);
        if (incoming.text().isBlank()) {
            return new Reading.Ignored("empty", null);
        }
        return switch (line.getSource()) {
            case "audit" -> audit(incoming);
            case "shell" -> python.read(Message.of(incoming, Header.none(LineTime.NONE)));
            default -> AuditRecord.isAudit(incoming.text()) ? audit(incoming) : syslog(incoming);
        };
    }

    private Reading syslog(Incoming line) {
        LineTime time = clocks.of(line.raw());
        Header timed = headers.read(line.text(), time, line.arrival());
        Header header = timed != null ? timed : programs.untimed(line.text());
        if (header == null) {
            return headless(line);
        }
        Reading reading = programs.read(Message.of(line, header));
        return reading != null ? reading : unread(line, header);
    }

    private Reading audit(Incoming line) {
        Reading reading = audit.read(line, clocks.of(line.raw()));
        return reading != null ? reading : headless(line);
    }

    private Reading unread(Incoming line, Header header) {
        if (header.program() == null) {
            return unparsed(line, header, "unknown-program", "no program before the message");
        }
        return programs.knows(header)
                ? unparsed(line, header, "unparsed", "no known form of " + header.program())
                : unparsed(line, header, "unknown-program", "no parser for " + header.program());
    }

    private static Reading headless(Incoming line) {
        return isText(line.text())
                ? unparsed(line, null, "no-header", "no time and program at the beginning")
                : unparsed(line, null, "not-text", "control characters or invalid UTF-8");
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

    private static Reading unparsed(Incoming line, @Nullable Header header, String reason, String detail) {
        RawLine raw = line.raw();
        Header known = header == null ? Header.none(LineTime.NONE) : header;
        return new Reading.Unparsed(new Rejected(
                line.id(),
                line.arrival(),
                raw.getHost(),
                raw.getSource(),
                reason,
                detail,
                known.program(),
                Frame.log(raw, known),
                raw.getLine(),
                raw.getLength()));
    }
}

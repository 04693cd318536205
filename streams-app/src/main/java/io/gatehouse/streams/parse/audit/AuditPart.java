package io.gatehouse.streams.parse.audit;

import io.gatehouse.model.RawLine;
import io.gatehouse.model.Rejected;
import io.gatehouse.streams.parse.EventTime;
import io.gatehouse.streams.parse.LineParser;
import io.gatehouse.streams.parse.Message;
import java.util.List;

/**
 * What one line says about one audit event: a record of it, in rare cases several.
 *
 * <p>Only the kernel's own log is believed to hold what the kernel says; a record in a syslog message can be written by
 * any local user.
 */
public final class AuditPart {
    private final Message message;
    private final AuditKey key;
    private final List<AuditRecord> records;
    private final boolean alone;
    private final boolean wrapped;

    AuditPart(Message message, AuditKey key, List<AuditRecord> records, boolean alone, boolean wrapped) {
        this.message = message;
        this.key = key;
        this.records = List.copyOf(records);
        this.alone = alone;
        this.wrapped = wrapped;
    }

    /** Of which event. */
    public AuditKey key() {
        return key;
    }

    /** The line. */
    public RawLine line() {
        return message.raw();
    }

    /** Identity of the line. */
    public String id() {
        return message.line().id();
    }

    /** When the broker took the line, in microseconds. */
    public long arrival() {
        return message.line().arrival();
    }

    /** Whether it is the whole event. */
    public boolean isAlone() {
        return alone;
    }

    /** Whether the record stood in a syslog message. */
    public boolean isWrapped() {
        return wrapped;
    }

    /** Whether auditd wrote it into its own log. */
    public boolean isOfKernel() {
        return !wrapped && line().getSource().equals("audit");
    }

    /** The program that wrote the line: {@code auditd}, or that in the tag of a syslog message. */
    public String program() {
        return wrapped ? message.header().programName() : "auditd";
    }

    /** Which of the events that its line tells of, from 0. */
    int index() {
        return Math.max(0, message.repetition() - 1);
    }

    /** Whether it says that nothing more comes, and nothing else. */
    boolean isEnd() {
        return records.stream().allMatch(record -> record.type().equals("EOE"));
    }

    /** Whether its time can be right: one far ahead of its arrival is not believed. */
    boolean isBelieved() {
        return !EventTime.of(key.micros(), arrival()).skewed();
    }

    /** The line as one that adds nothing to an event; {@code detail} begins with why. */
    Rejected rejected(String reason, String detail) {
        String event = detail + " " + key.written();
        return LineParser.rejected(message.line(), message.header(), reason, event);
    }

    Message message() {
        return message;
    }

    List<AuditRecord> records() {
        return records;
    }
}

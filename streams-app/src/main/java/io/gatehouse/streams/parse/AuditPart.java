package io.gatehouse.streams.parse;

import io.gatehouse.model.RawLine;
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

    Message message() {
        return message;
    }

    List<AuditRecord> records() {
        return records;
    }

    boolean has(String type) {
        return records.stream().anyMatch(record -> record.type().equals(type));
    }
}

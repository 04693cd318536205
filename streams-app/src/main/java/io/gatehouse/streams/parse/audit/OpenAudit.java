package io.gatehouse.streams.parse.audit;

import io.gatehouse.model.AuditLine;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** An audit event of which records may still come. */
final class OpenAudit {
    private final int slot;
    private final long closes;
    private final AuditNeeds needs;
    private final List<AuditPart> parts = new ArrayList<>();
    private final Set<String> texts = new HashSet<>();
    private long number;
    private int published;
    private int bytes;

    /** An event with a place in the store; {@code closes} is when nothing more is expected, by the time of its log. */
    OpenAudit(int slot, long closes, Syscalls names) {
        this.slot = slot;
        this.closes = closes;
        this.needs = new AuditNeeds(names);
    }

    /** Adds what a line says, of that number in the log; false where that line is there already. */
    boolean add(AuditPart part, long line) {
        String text = part.message().line().text();
        if (!texts.add(part.index() == 0 ? text : part.index() + text)) {
            return false;
        }
        number = line;
        parts.add(part);
        part.records().forEach(needs::take);
        bytes += part.line().getLine().remaining();
        return true;
    }

    boolean isComplete() {
        return needs.isNone();
    }

    /** Notes that it has been published as it is now. */
    void published() {
        published = parts.size();
    }

    boolean isPublished() {
        return published == parts.size();
    }

    /** What has to be stored of its last line. */
    AuditLine stored() {
        AuditPart last = last();
        return new AuditLine(slot, last.index(), number, closes, isPublished(), last.id(), last.arrival(), last.line());
    }

    List<AuditPart> parts() {
        return parts;
    }

    AuditPart last() {
        return parts.get(parts.size() - 1);
    }

    AuditKey key() {
        return parts.get(0).key();
    }

    int slot() {
        return slot;
    }

    long closes() {
        return closes;
    }

    /** How long its lines are. */
    int bytes() {
        return bytes;
    }
}

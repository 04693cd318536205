package io.gatehouse.streams.parse.audit;

import io.gatehouse.model.Event;
import io.gatehouse.streams.parse.Action;
import io.gatehouse.streams.parse.Draft;
import java.util.ArrayList;
import java.util.List;

/** Makes one event of all that is known of it: of the records of one line, or of those that were put together. */
public final class AuditEvents {
    private static final String CALL = "SYSCALL";
    private static final int MAX_ORIGINAL = 262_144;

    private final AuditActions actions = new AuditActions();
    private final SyscallActions callActions = new SyscallActions();
    private final Syscalls names = new Syscalls();

    Syscalls names() {
        return names;
    }

    /** The event of one line, whatever other lines may tell of it. */
    public Event of(AuditPart part) {
        return event(part, part.records(), false);
    }

    /** The event of these lines, of which no more are expected; {@code cut} says that there were more. */
    public Event of(List<AuditPart> parts, boolean cut) {
        List<AuditRecord> records = new ArrayList<>();
        parts.forEach(part -> records.addAll(part.records()));
        Event event = event(parts.get(0), records, true);
        event.getEvent().setOriginal(original(parts));
        if (cut || lacksCall(records)) {
            event.getGatehouse().getAudit().setIncomplete(true);
        }
        return event;
    }

    private Event event(AuditPart part, List<AuditRecord> records, boolean assembled) {
        String type = typeOf(records);
        AuditFacts facts = new AuditFacts(type, names);
        takeAll(facts, type, records);
        Draft draft = part.message()
                .event(action(type, facts), "audit/record")
                .at(part.key().micros())
                .type(part.isWrapped() ? "auth" : "auditd");
        draft.event().setProcess(null);
        draft.gatehouse().setRepeated(null);
        draft.audit().setType(type);
        draft.audit()
                .setSerial(
                        part.key().serial() == AuditKey.NO_SERIAL
                                ? null
                                : part.key().serial());
        facts.tell(draft);
        if (records.size() > 1) {
            draft.audit().setRecords(records.stream().map(AuditRecord::type).toList());
        }
        if ((assembled || records.size() > 1) && facts.isMissingPaths()) {
            draft.audit().setIncomplete(true);
        }
        return draft.event();
    }

    private Action action(String type, AuditFacts facts) {
        String call = type.equals(CALL) ? facts.call() : null;
        return call == null ? actions.of(type) : callActions.of(call);
    }

    /** The record that says what happened, before that of the system call, before those that add to it. */
    private static String typeOf(List<AuditRecord> records) {
        String type = null;
        for (AuditRecord record : records) {
            boolean tells = !AuditTypes.isDetail(record.type());
            if (tells && !record.type().equals(CALL)) {
                return record.type();
            }
            type = tells || type == null ? record.type() : type;
        }
        return type == null ? "" : type;
    }

    /** Takes them in the order of what they are worth. */
    private static void takeAll(AuditFacts facts, String type, List<AuditRecord> records) {
        for (AuditRecord record : records) {
            if (record.type().equals(type)) {
                facts.take(record);
            }
        }
        for (AuditRecord record : records) {
            if (record.type().equals(CALL) && !type.equals(CALL)) {
                facts.take(record);
            }
        }
        for (AuditRecord record : records) {
            if (!record.type().equals(CALL) && !record.type().equals(type)) {
                facts.take(record);
            }
        }
    }

    /** Whether records are there that only come with a system call. */
    private static boolean lacksCall(List<AuditRecord> records) {
        boolean details = false;
        for (AuditRecord record : records) {
            if (record.type().equals(CALL) || record.type().equals("URINGOP")) {
                return false;
            }
            details |= AuditTypes.isDetail(record.type());
        }
        return details;
    }

    private static String original(List<AuditPart> parts) {
        if (parts.size() == 1) {
            return parts.get(0).message().line().text();
        }
        StringBuilder all = new StringBuilder();
        for (AuditPart part : parts) {
            all.append(all.isEmpty() ? "" : "\n").append(part.message().line().text());
        }
        return all.length() <= MAX_ORIGINAL ? all.toString() : all.substring(0, MAX_ORIGINAL);
    }
}

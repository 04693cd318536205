package io.gatehouse.streams.parse;

import io.gatehouse.schemas.line.LineTime;
import io.gatehouse.schemas.line.Stamp;
import org.jspecify.annotations.Nullable;

/**
 * Reads one record of the kernel's audit, raw or enriched. Records of one event are not put together here.
 *
 * <pre>
 * type=USER_LOGIN msg=audit(1795250041.934:20807): pid=363 uid=0 auid=4294967295 ses=4294967295 msg='op=login acct="bob" …'
 * node=vm type=EXECVE msg=audit(1795250099.270:22153): argc=2 a0="/bin/bash" a1="-p"
 * </pre>
 */
final class AuditRecord {
    /** Separates the raw from the enriched part. */
    static final char ENRICHED = 0x1D;

    private static final String STAMP = " msg=audit(";

    private final AuditActions actions = new AuditActions();

    static boolean isAudit(String text) {
        return (text.startsWith("type=") || text.startsWith("node=")) && text.contains(STAMP);
    }

    /** The event; null where the line is not of the form. */
    @Nullable
    Reading read(Incoming line, LineTime time) {
        String text = line.text();
        Stamp stamp = time.audit(text);
        Cursor head = new Cursor(text);
        String node = head.skip("node=") ? head.word() : null;
        String type = head.skip("type=") ? head.upTo(STAMP) : null;
        if (stamp == null || type == null || type.isEmpty() || type.indexOf(' ') >= 0) {
            return null;
        }
        head.upTo(":");
        long serial = head.number();
        if (serial < 0 || !head.skip("):")) {
            return null;
        }
        head.skip(" ");
        Header header = new Header(stamp.micros(), node, null, null, Header.NONE, Header.NONE, head.at());
        return event(Message.of(line, header), type, serial);
    }

    private Reading event(Message message, String type, long serial) {
        Draft draft = message.event(actions.of(type), "audit/record").type("auditd");
        draft.audit().setType(type);
        draft.audit().setSerial(serial);
        AuditFacts facts = new AuditFacts(type);
        AuditFields fields = new AuditFields(message.text());
        while (fields.next()) {
            facts.take(fields);
        }
        facts.tell(draft);
        return draft.done();
    }
}

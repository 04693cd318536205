package io.gatehouse.streams.parse.audit;

import io.gatehouse.schemas.line.LineTime;
import io.gatehouse.streams.parse.Incoming;
import io.gatehouse.streams.parse.Message;
import io.gatehouse.streams.parse.header.Header;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the records in a line. Of auditd a line is one record; some shippers join several.
 *
 * <pre>
 * type=USER_LOGIN msg=audit(1795250041.934:20807): pid=363 uid=0 auid=4294967295 ses=4294967295 msg='op=login acct="bob" …'
 * node=vm type=EXECVE msg=audit(1795250099.270:22153): argc=2 a0="/bin/bash" a1="-p"
 * type=SYSCALL msg=audit(1795250099.270:22153): arch=c000003e … key="x" type=CWD msg=audit(1795250099.270:22153): cwd="/"
 * </pre>
 */
public final class AuditLines {
    private static final String NEXT = " type=";

    private final AuditTypes types = new AuditTypes();
    /** Reads seconds since the epoch: no zone or year matters. */
    private final LineTime time = new LineTime(ZoneOffset.UTC, null);

    public static boolean isAudit(String text) {
        return (text.startsWith("type=") || text.startsWith("node=")) && text.contains(" msg=audit(");
    }

    /** The records of a line that is nothing else; null where it is not. */
    @Nullable
    public List<AuditPart> read(Incoming line) {
        AuditHead head = AuditHead.read(line.text(), 0, time);
        return head == null ? null : parts(line, Header.none(head.key().micros()), line.text(), head, false);
    }

    /** The records in a syslog message, which begin at {@code at}; null where none do. */
    @Nullable
    public List<AuditPart> read(Message message, int at) {
        AuditHead head = AuditHead.read(message.text(), at, time);
        return head == null ? null : parts(message.line(), message.header(), message.text(), head, true);
    }

    private List<AuditPart> parts(Incoming line, Header header, String text, AuditHead first, boolean wrapped) {
        List<AuditPart> parts = new ArrayList<>(1);
        List<AuditRecord> records = new ArrayList<>(1);
        AuditHead event = first;
        AuditHead head = first;
        while (head != null) {
            AuditHead next = next(text, head.end());
            int end = next == null ? text.length() : text.lastIndexOf(NEXT, next.end() - 1);
            records.add(new AuditRecord(types.name(head.type()), text.substring(head.end(), end)));
            if (next == null || !next.isOf(event)) {
                parts.add(part(line, header, event.key(), records, wrapped, parts.size()));
                records = new ArrayList<>(1);
                event = next == null ? event : next;
            }
            head = next;
        }
        return parts;
    }

    /** The head of the next record behind a blank. */
    private @Nullable AuditHead next(String text, int from) {
        for (int at = text.indexOf(NEXT, from); at >= 0; at = text.indexOf(NEXT, at + 1)) {
            AuditHead head = AuditHead.read(text, at + 1, time);
            if (head != null) {
                return head;
            }
        }
        return null;
    }

    private AuditPart part(
            Incoming line, Header header, AuditKey key, List<AuditRecord> records, boolean wrapped, int number) {
        String node = key.node().isEmpty() ? header.hostname() : key.node();
        Message message = new Message(line, header.onHost(node), records.get(0).text(), number == 0 ? 0 : number + 1);
        boolean alone = records.size() == 1 && types.isAlone(records.get(0).type());
        return new AuditPart(message, key, records, alone, wrapped);
    }

    /**
     * The record that journald wrote, with its type at the beginning and its time in the header:
     * {@code USER_AUTH pid=812 uid=0 … msg='op=PAM:authentication …'}. Null where the message is none.
     */
    @Nullable
    AuditPart bare(Message message) {
        String text = message.text();
        int blank = text.indexOf(' ');
        if (blank <= 0 || text.indexOf('=', blank) < 0 || !types.isKnown(text.substring(0, blank))) {
            return null;
        }
        AuditRecord record = new AuditRecord(types.name(text.substring(0, blank)), text.substring(blank + 1));
        AuditKey key = new AuditKey("", message.header().micros(), AuditKey.NO_SERIAL);
        return new AuditPart(message, key, List.of(record), true, true);
    }
}

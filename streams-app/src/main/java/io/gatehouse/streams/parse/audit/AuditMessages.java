package io.gatehouse.streams.parse.audit;

import io.gatehouse.streams.parse.Action;
import io.gatehouse.streams.parse.Message;
import io.gatehouse.streams.parse.Program;
import io.gatehouse.streams.parse.Reading;
import io.gatehouse.streams.parse.form.Form;
import io.gatehouse.streams.parse.form.Forms;
import java.util.List;

/**
 * Audit records in syslog messages. The kernel writes them where no auditd runs, audispd hands on what auditd reads,
 * journald gives the type alone:
 *
 * <pre>
 * kernel: [ 8665.951930] audit: type=1400 audit(1405328627.702:54): apparmor="DENIED" operation="open" …
 * audispd: node=vm type=SYSCALL msg=audit(1795250099.270:22153): arch=c000003e syscall=59 …
 * audit[812]: USER_AUTH pid=812 uid=0 auid=4294967295 ses=4294967295 msg='op=PAM:authentication …'
 * </pre>
 */
public final class AuditMessages implements Program {
    private static final String PREFIX = "audit: ";

    /** The kernel had more records than auditd took (kernel/audit.c). */
    private static final Form LOST = Form.of("kernel/records-lost", Action.LINES_DROPPED)
            .looks(
                    "audit: audit_lost={skip:number} {reason}",
                    "audit: audit_lost=42 audit_rate_limit=0 audit_backlog_limit=64")
            .looks("audit: audit_backlog={skip:number} > {reason}", "audit: audit_backlog=65 > audit_backlog_limit=64")
            .looks("audit: {reason} limit exceeded", "audit: backlog limit exceeded")
            .failed();

    private final Forms lost = new Forms(LOST);

    private final AuditLines lines = new AuditLines();

    @Override
    public Reading read(Message message) {
        String text = message.text().stripLeading();
        int at = message.text().length() - text.length() + behindUptime(text);
        int from = message.text().startsWith(PREFIX, at) ? at + PREFIX.length() : at;
        List<AuditPart> parts = lines.read(message, from);
        if (parts != null) {
            return new Reading.Recorded(parts);
        }
        Reading loss = lost.read(message, at, message.text().length(), draft -> {});
        if (loss != null) {
            return loss;
        }
        AuditPart bare = isKernel(message) ? null : lines.bare(message);
        return bare == null ? message.noise(message.header().programName()) : new Reading.Recorded(List.of(bare));
    }

    @Override
    public List<Form> forms() {
        return lost.forms();
    }

    private static boolean isKernel(Message message) {
        return message.header().programName().equals("kernel");
    }

    /** {@code [ 8665.951930] }, seconds since the start. */
    private static int behindUptime(String text) {
        int close = text.startsWith("[") ? text.indexOf("] ") : -1;
        return close < 0 ? 0 : close + 2;
    }
}

package io.gatehouse.streams.parse.audit;

import io.gatehouse.streams.parse.Action;
import io.gatehouse.streams.parse.Message;
import io.gatehouse.streams.parse.Program;
import io.gatehouse.streams.parse.Reading;
import io.gatehouse.streams.parse.form.Form;
import io.gatehouse.streams.parse.form.Forms;
import java.util.List;

/**
 * What the kernel writes: audit records in syslog messages, that some were lost, and that it has started. The kernel writes them where no auditd runs, audispd hands on what auditd reads,
 * journald gives the type alone:
 *
 * <pre>
 * kernel: [ 8665.951930] audit: type=1400 audit(1795250099.262:22150): apparmor="DENIED" operation="open" …
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

    /** The first lines of the kernel's log (init/main.c, arch/arm64/kernel/setup.c). */
    private static final Form BOOTED = Form.of("kernel/booted", Action.HOST_BOOTED)
            .looks("Linux version {skip}", "Linux version 6.1.0-18-amd64 (debian-kernel@lists.debian.org) (gcc-12)")
            .looks("Booting Linux on physical CPU {skip}", "Booting Linux on physical CPU 0x0000000000 [0x410fd034]");

    private final boolean kernel;
    private final Forms forms;
    private final AuditLines lines = new AuditLines();

    private AuditMessages(boolean kernel, Form... forms) {
        this.kernel = kernel;
        this.forms = new Forms(forms);
    }

    /** Of the kernel. */
    public static Program ofKernel() {
        return new AuditMessages(true, LOST, BOOTED);
    }

    /** Of the programs that hand its records on. */
    public static Program ofDaemons() {
        return new AuditMessages(false, LOST);
    }

    @Override
    public Reading read(Message message) {
        String text = message.text().stripLeading();
        int at = message.text().length() - text.length() + behindUptime(text);
        int from = message.text().startsWith(PREFIX, at) ? at + PREFIX.length() : at;
        List<AuditPart> parts = lines.read(message, from);
        if (parts != null) {
            return new Reading.Recorded(parts);
        }
        Reading other = forms.read(message, at, message.text().length(), draft -> {});
        if (other != null) {
            return other;
        }
        AuditPart bare = kernel ? null : lines.bare(message);
        return bare == null ? message.noise(message.header().programName()) : new Reading.Recorded(List.of(bare));
    }

    @Override
    public List<Form> forms() {
        return forms.forms();
    }

    /** {@code [ 8665.951930] }, seconds since the start. */
    private static int behindUptime(String text) {
        int close = text.startsWith("[") ? text.indexOf("] ") : -1;
        return close < 0 ? 0 : close + 2;
    }
}

package io.gatehouse.streams.parse;

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
final class AuditMessages implements Program {
    private static final String PREFIX = "audit: ";

    private final AuditLines lines = new AuditLines();

    @Override
    public Reading read(Message message) {
        String text = message.text().stripLeading();
        int at = message.text().length() - text.length() + behindUptime(text);
        List<AuditPart> parts = lines.read(message, message.text().startsWith(PREFIX, at) ? at + PREFIX.length() : at);
        if (parts != null) {
            return new Reading.Recorded(parts);
        }
        AuditPart bare = isKernel(message) ? null : lines.bare(message);
        return bare == null ? message.noise(message.header().programName()) : new Reading.Recorded(List.of(bare));
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

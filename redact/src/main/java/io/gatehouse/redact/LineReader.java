package io.gatehouse.redact;

import java.util.List;

/** Finds the commands in a line, whatever form it has, and has them searched. */
final class LineReader {
    /** What hints at text that is not written as it is: hexadecimal in audit records, numbers in entries of the journal. */
    static final List<String> ENCODED =
            List.of("proctitle=", "execve", "type=1309", " cmd=", " data=", ":[", "audit_field_a");

    private static final String SHELL = "shell";
    private static final String AUDIT = "audit";
    private static final List<String> AUDIT_BEGINS = List.of("type=", "node=");
    private static final List<String> AUDIT_TAGS = List.of("kernel", "audit", "audispd", "auditd", "audisp-syslog");

    private final Matchers matchers;
    private final AuditLine audit;
    private final MessageReader messages;
    private final JournalLine journal;

    LineReader(Matchers matchers) {
        this.matchers = matchers;
        this.audit = new AuditLine(matchers);
        this.messages = new MessageReader(matchers);
        this.journal = new JournalLine(matchers, audit, messages);
    }

    /**
     * Notes what is secret in a line.
     *
     * @param source input that it is from
     * @param hints what {@link Keywords} said of it
     */
    void read(String line, String source, int hints, Findings found) {
        boolean direct = (hints & (Keywords.ANYWHERE | Keywords.IN_COMMANDS)) != 0;
        if (line.startsWith("{") && !source.equals(SHELL)) {
            journal.read(Text.of(line), source, found);
        } else if (source.equals(SHELL)) {
            python(line, direct, found);
        } else if (source.equals(AUDIT) || AUDIT_BEGINS.stream().anyMatch(line::startsWith)) {
            audit.read(Text.of(line), found);
        } else {
            syslog(line, source, hints, found);
        }
    }

    private void python(String line, boolean direct, Findings found) {
        if (direct) {
            Text text = Text.of(line);
            matchers.anywhere(text, found);
            matchers.python(text, found);
        }
    }

    private void syslog(String line, String source, int hints, Findings found) {
        SyslogTag tag = SyslogTag.of(line);
        if (tag.program() != null && AUDIT_TAGS.contains(tag.program()) && line.indexOf("audit(", tag.end()) >= 0) {
            audit.read(Text.of(line), found);
        } else if ((hints & Keywords.ANYWHERE) != 0
                || (hints & Keywords.IN_COMMANDS) != 0 && messages.mayHoldCommand(tag, line)) {
            messages.read(tag, Text.of(line), source, found);
        }
    }
}

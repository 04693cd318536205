package io.gatehouse.streams.parse.header;

import static io.gatehouse.streams.parse.header.Header.NONE;

import io.gatehouse.schemas.line.LineTime;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the journal, with the names of systemd.journal-fields(7). What begins with a low line is written by the
 * log daemon, everything else by the sender.
 */
public record JournalEntry(Map<String, String> fields) {
    static final String MESSAGE = "MESSAGE";
    static final String IDENTIFIER = "SYSLOG_IDENTIFIER";
    static final String CLAIMED_PID = "SYSLOG_PID";
    static final String FACILITY = "SYSLOG_FACILITY";
    static final String SEVERITY = "PRIORITY";
    static final String NAME = "_COMM";
    static final String EXECUTABLE = "_EXE";
    static final String UID = "_UID";
    static final String AUDIT_SESSION = "_AUDIT_SESSION";
    static final String LOGIN_UID = "_AUDIT_LOGINUID";
    static final String PID = "_PID";
    static final String HOSTNAME = "_HOSTNAME";
    static final String TRANSPORT = "_TRANSPORT";
    static final String SENT = "_SOURCE_REALTIME_TIMESTAMP";
    static final String CAME = "__REALTIME_TIMESTAMP";

    /** The transport that our template for rsyslog names: docs/hosts.md. */
    private static final String RSYSLOG = "rsyslog";

    private static final int SEVERITIES = 8;

    public JournalEntry {
        fields = Map.copyOf(fields);
    }

    /** Without the blanks before it, as rsyslog has one. */
    public String message() {
        String text = fields.getOrDefault(MESSAGE, "");
        return text.substring(Preamble.skip(text, 0));
    }

    public Header header() {
        long sent = number(SENT);
        long micros = sent != NONE ? sent : number(CAME);
        String program = fields.getOrDefault(IDENTIFIER, fields.get(NAME));
        long pid = number(PID) != NONE ? number(PID) : number(CLAIMED_PID);
        Header named = new Tag(program, pid, 0)
                .header(micros == NONE ? LineTime.NONE : micros, fields.get(HOSTNAME), priority());
        return named.from(sender());
    }

    private Sender sender() {
        return new Sender(
                via(),
                number(UID),
                fields.get(NAME),
                fields.get(EXECUTABLE),
                fields.get(AUDIT_SESSION),
                fields.get(LOGIN_UID));
    }

    private String via() {
        return RSYSLOG.equals(fields.get(TRANSPORT)) ? "syslog" : "journald";
    }

    private int priority() {
        long facility = Math.max(0, number(FACILITY));
        long severity = number(SEVERITY);
        boolean known = severity >= 0 && severity < SEVERITIES && facility <= Priority.MAX / SEVERITIES;
        return known ? (int) (facility * SEVERITIES + severity) : NONE;
    }

    private long number(String field) {
        @Nullable String text = fields.get(field);
        return text == null ? NONE : HeaderReader.number(text, 0, text.length());
    }
}

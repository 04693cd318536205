package io.gatehouse.streams.parse.header;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a line of {@code journalctl -o json}: one object with the fields of a journal entry. A value is a string; an
 * array of bytes where it is no printable text; an array of values where the field came more than once, of which the
 * first is taken; null where it was too long.
 *
 * <pre>
 * {"_HOSTNAME":"vm","_UID":"0","_PID":"361","_COMM":"sshd","_EXE":"/usr/sbin/sshd","_TRANSPORT":"syslog",
 *  "__REALTIME_TIMESTAMP":"1795250235832597","SYSLOG_IDENTIFIER":"sshd","MESSAGE":"Server listening on :: port 22."}
 * </pre>
 */
public final class JournalReader {
    private static final Set<String> WANTED = Set.of(
            JournalEntry.MESSAGE,
            JournalEntry.IDENTIFIER,
            JournalEntry.NAME,
            JournalEntry.EXECUTABLE,
            JournalEntry.UID,
            JournalEntry.AUDIT_SESSION,
            JournalEntry.LOGIN_UID,
            JournalEntry.PID,
            JournalEntry.CLAIMED_PID,
            JournalEntry.HOSTNAME,
            JournalEntry.TRANSPORT,
            JournalEntry.FACILITY,
            JournalEntry.SEVERITY,
            JournalEntry.SENT,
            JournalEntry.CAME);

    /** Senders choose the names of their fields: none is kept beyond its line. */
    private final JsonFactory json = JsonFactory.builder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .build();

    public static boolean isJournal(String line) {
        return line.startsWith("{");
    }

    /** The entry; null where the line is no whole object or has no message. */
    @Nullable
    public JournalEntry read(String line) {
        Map<String, String> fields = new HashMap<>();
        try (JsonParser parser = json.createParser(line)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return null;
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                take(parser, fields);
            }
        } catch (IOException e) { // cut, or no JSON
            return null;
        }
        return fields.containsKey(JournalEntry.MESSAGE) ? new JournalEntry(fields) : null;
    }

    private static void take(JsonParser parser, Map<String, String> fields) throws IOException {
        String name = parser.currentName();
        JsonToken value = parser.nextToken();
        if (!WANTED.contains(name)) {
            parser.skipChildren();
        } else if (value == JsonToken.START_ARRAY) {
            fields.putIfAbsent(name, JournalArray.read(parser));
        } else if (value.isScalarValue() && value != JsonToken.VALUE_NULL) {
            String text = parser.getText();
            if (!text.isEmpty()) { // rsyslog's template, where it does not know
                fields.putIfAbsent(name, text);
            }
        } else {
            parser.skipChildren();
        }
    }
}

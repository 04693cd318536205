package io.gatehouse.streams.parse.header;

import io.gatehouse.schemas.line.LineTime;
import io.gatehouse.schemas.line.Stamp;
import org.jspecify.annotations.Nullable;

/**
 * Reads a header of RFC 5424: {@code 2026-11-21T08:33:59Z vm sshd 361 - [id name="value"] message}. Where a value is
 * not known, the header has a single hyphen.
 */
final class StructuredHeader {
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final String line;
    private final LineTime time;
    private final long near;
    private int at;

    StructuredHeader(String line, LineTime time, long near) {
        this.line = line;
        this.time = time;
        this.near = near;
    }

    /** Reads what follows the version, which begins at {@code start}; null where it is cut short. */
    @Nullable
    Header read(int start, int priority) {
        at = start;
        Stamp stamp = time.syslog(line, at, near);
        String timestamp = word();
        String hostname = word();
        String program = word();
        String pid = word();
        String messageId = word();
        if (timestamp == null || messageId == null || !skipData()) {
            return null;
        }
        long micros = stamp == null ? LineTime.NONE : stamp.micros();
        long number = pid == null ? Header.NONE : HeaderReader.number(pid, 0, pid.length());
        return new Header(micros, known(hostname), known(program), null, number, priority, messageAt());
    }

    private @Nullable String word() {
        int space = line.indexOf(' ', at);
        if (space < 0) {
            return null;
        }
        String word = line.substring(at, space);
        at = space + 1;
        return word;
    }

    private static @Nullable String known(@Nullable String word) {
        return "-".equals(word) ? null : word;
    }

    /** Moves over the structured data: a hyphen or elements in brackets, where a backslash escapes a bracket. */
    private boolean skipData() {
        if (line.startsWith("-", at)) {
            at++;
            return true;
        }
        boolean quoted = false;
        boolean inside = false;
        for (; at < line.length(); at++) {
            char c = line.charAt(at);
            if (!inside && c != '[') {
                return c == ' ';
            }
            if (quoted && c == '\\') {
                at++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (!quoted) {
                inside = c != ']';
            }
        }
        return !inside;
    }

    /** Behind the byte order mark of RFC 5424 and the blank that rsyslog keeps of the tag. */
    private int messageAt() {
        int behind = Math.min(line.startsWith(" ", at) ? at + 1 : at, line.length());
        return Preamble.skip(line, line.startsWith(BYTE_ORDER_MARK, behind) ? behind + 1 : behind);
    }
}

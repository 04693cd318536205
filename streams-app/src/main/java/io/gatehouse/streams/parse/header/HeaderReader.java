package io.gatehouse.streams.parse.header;

import static io.gatehouse.streams.parse.header.Header.NONE;

import io.gatehouse.schemas.line.LineTime;
import io.gatehouse.schemas.line.Stamp;
import org.jspecify.annotations.Nullable;

/**
 * Reads syslog headers.
 *
 * <pre>
 * 2026-11-21T08:33:59.103764+00:00 vm sshd[361]: Server listening   RFC 3339, rsyslog's own
 * Nov 21 08:33:59 vm sshd[361]: Server listening                    RFC 3164
 * &lt;38&gt;Nov 21 08:33:59 sshd[361]: Server listening                   with priority, without host
 * &lt;38&gt;1 2026-11-21T08:33:59.103764+00:00 vm sshd 361 - -  Server    RFC 5424
 * </pre>
 */
public final class HeaderReader {
    private static final int LONGEST_PRIORITY = 4;

    /** The header; null where the line does not begin with a time. {@code near} is the arrival. */
    @Nullable
    public Header read(String line, LineTime time, long near) {
        int priority = NONE;
        int at = 0;
        int close = line.startsWith("<") ? line.indexOf('>') : NONE;
        if (close > 1 && close <= LONGEST_PRIORITY) {
            priority = Priority.ofDigits(line, 1, close);
            if (line.startsWith("1 ", close + 1)) {
                return new StructuredHeader(line, time, near).read(close + 3, priority);
            }
            at = line.startsWith(" ", close + 1) ? close + 2 : close + 1;
        }
        Stamp stamp = time.syslog(line, at, near);
        return stamp == null || !endsWord(line, stamp.end())
                ? null
                : new TimedHeader(line, stamp.micros(), priority).read(stamp.end());
    }

    private static boolean endsWord(String line, int at) {
        return at == line.length() || line.charAt(at) == ' ' || line.startsWith(": ", at);
    }

    /** The decimal number from {@code from} to {@code to}, or -1. */
    public static long number(String line, int from, int to) {
        if (from >= to || to - from > 18) {
            return NONE;
        }
        long number = 0;
        for (int i = from; i < to; i++) {
            char c = line.charAt(i);
            if (c < '0' || c > '9') {
                return NONE;
            }
            number = number * 10 + c - '0';
        }
        return number;
    }
}

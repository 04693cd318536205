package io.gatehouse.streams.parse;

import static io.gatehouse.streams.parse.Header.NONE;

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
final class HeaderReader {
    private static final int MAX_PRIORITY = 191;

    /** The header; null where the line does not begin with a time. {@code near} is the arrival. */
    @Nullable
    Header read(String line, LineTime time, long near) {
        int priority = NONE;
        int at = 0;
        int close = line.startsWith("<") ? line.indexOf('>') : NONE;
        if (close > 1 && close <= 4) {
            priority = number(line, 1, close) > MAX_PRIORITY ? NONE : (int) number(line, 1, close);
            at = close + 1;
            if (line.startsWith("1 ", at)) {
                return new StructuredHeader(line, time, near).read(at + 2, priority);
            }
        }
        Stamp stamp = time.syslog(line, at, near);
        return stamp == null || !line.startsWith(" ", stamp.end())
                ? null
                : tagged(line, stamp.micros(), priority, stamp.end());
    }

    /** Reads host and tag, which begin behind the blank at {@code blank}. */
    private static Header tagged(String line, long micros, int priority, int blank) {
        int first = behindBlanks(line, blank);
        int space = line.indexOf(' ', first);
        // a word that ends with a colon is the tag: this sender wrote no host
        if (space < 0 || line.charAt(space - 1) == ':') {
            return Tag.read(line, first).header(micros, null, priority);
        }
        String hostname = line.substring(first, space);
        return Tag.read(line, behindBlanks(line, space)).header(micros, hostname, priority);
    }

    private static int behindBlanks(String line, int at) {
        int next = at;
        while (next < line.length() && line.charAt(next) == ' ') {
            next++;
        }
        return next;
    }

    /** The decimal number from {@code from} to {@code to}, or -1. */
    static long number(String line, int from, int to) {
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

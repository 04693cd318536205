package io.gatehouse.streams.parse.header;

import static io.gatehouse.streams.parse.header.Header.NONE;

import io.gatehouse.streams.parse.LogDaemon;
import org.jspecify.annotations.Nullable;

/**
 * Reads what stands between the time of a line and its message: host, priority and tag, each of which may be missing,
 * and what some systems put between them.
 *
 * <pre>
 * vm sshd[361]: Server listening                       host and tag
 * sshd[361]: Server listening                          no host: a word that ends with a colon is a tag
 * 2001:db8::1 sshd[361]: Server listening              a host that has colons
 * &lt;4.6&gt; vm sshd[361]: Server listening                 FreeBSD, syslogd -v
 * vm auth.info sshd[361]: Server listening             busybox
 * vm vm sshd[361]: Server listening                    relayed
 * [pid 27202] [alice] OK LOGIN: Client "192.0.2.7"     vsftpd's own log
 * vm  -- root[2421]: ROOT LOGIN ON tty2                login(1), where it has changed its name
 * </pre>
 */
final class TimedHeader {
    private static final String LOGIN_TITLE = "-- ";
    private static final String VSFTPD = "[pid ";

    private final String line;
    private final long micros;
    private int priority;
    private int at;

    TimedHeader(String line, long micros, int priority) {
        this.line = line;
        this.micros = micros;
        this.priority = priority;
    }

    /** The header whose time ends at {@code end}. */
    Header read(int end) {
        at = line.startsWith(":", end) ? end + 1 : end;
        skipBlanks();
        skipPriority();
        if (line.startsWith(VSFTPD, at)) {
            return vsftpd().header(micros, null, priority);
        }
        String hostname = hostname();
        if (hostname != null) {
            skipPriority();
            skipRelay(hostname);
        }
        return tag().header(micros, hostname, priority);
    }

    /** The word at the front, where it is no tag; moves behind it. */
    private @Nullable String hostname() {
        int end = wordEnd();
        boolean missing = line.startsWith("--", at) || line.startsWith(LogDaemon.LAST, at);
        if (end == at || missing || Tag.isAt(line, at, end)) {
            return null;
        }
        if (Priority.isSeverityAlone(line, at, end)) {
            at = end;
            skipBlanks();
            return null;
        }
        String hostname = line.substring(at, end);
        at = end;
        skipBlanks();
        return hostname;
    }

    private void skipPriority() {
        int end = wordEnd();
        if (end == at || end == line.length()) {
            return;
        }
        int named = Priority.ofWord(line, at, end);
        if (named != NONE) {
            priority = priority == NONE ? named : priority;
            at = end;
            skipBlanks();
        }
    }

    /** A relay may have put a host in front of the sender's own. */
    private void skipRelay(String hostname) {
        int end = wordEnd();
        if (end == line.length() || Tag.isAt(line, at, end) || !sameHost(hostname, end)) {
            return;
        }
        int next = end + 1;
        int nextEnd = line.indexOf(' ', next);
        if (nextEnd > next && Tag.isAt(line, next, nextEnd)) {
            at = next;
        }
    }

    /** Whether the word that ends there is the host again, with or without its domain. */
    private boolean sameHost(String hostname, int end) {
        int length = Math.min(end - at, hostname.length());
        return line.regionMatches(at, hostname, 0, length)
                && (end - at == length || line.charAt(at + length) == '.')
                && (hostname.length() == length || hostname.charAt(length) == '.');
    }

    private Tag tag() {
        if (line.startsWith(LOGIN_TITLE, at)) {
            Tag titled = Tag.read(line, at + LOGIN_TITLE.length());
            return titled.pid() == NONE ? new Tag(null, NONE, at) : new Tag("login", titled.pid(), titled.end());
        }
        return Tag.read(line, at);
    }

    private Tag vsftpd() {
        int close = line.indexOf("] ", at);
        long pid = close < 0 ? NONE : HeaderReader.number(line, at + VSFTPD.length(), close);
        return pid < 0 ? new Tag(null, NONE, at) : new Tag("vsftpd", pid, close + 2);
    }

    private int wordEnd() {
        int space = line.indexOf(' ', at);
        return space < 0 ? line.length() : space;
    }

    private void skipBlanks() {
        while (at < line.length() && line.charAt(at) == ' ') {
            at++;
        }
    }
}

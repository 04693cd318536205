package io.gatehouse.redact;

import org.jspecify.annotations.Nullable;

/**
 * Who wrote a line of syslog, as far as that matters here: {@code Nov 21 08:33:59 vm sshd[361]: }, with or without a priority, time
 * and host, or the form of RFC 5424. Everything before the tag is written by the log daemon, so no user can put another before it.
 *
 * @param program null where there is no tag
 * @param end where the message begins; 0 where there is no tag
 */
record SyslogTag(@Nullable String program, int end) {
    private static final int FEW_WORDS = 8;
    private static final int LONGEST = 128;
    private static final int STRUCTURED_PROGRAM = 3;
    private static final SyslogTag NONE = new SyslogTag(null, 0);

    static SyslogTag of(String line) {
        int close = line.startsWith("<") ? line.indexOf('>') : -1;
        int begin = close > 1 && close <= 4 ? close + 1 : 0;
        if (begin > 0 && line.startsWith("1 ", begin)) {
            return structured(line, begin);
        }
        int at = begin;
        for (int word = 0; word < FEW_WORDS && at < line.length(); word++) {
            at = skipBlanks(line, at);
            int end = wordEnd(line, at);
            if (isTag(line, at, end)) {
                return new SyslogTag(name(line, at, end), skipBlanks(line, end));
            }
            at = end;
        }
        return NONE;
    }

    /** {@code <38>1 2026-11-21T08:33:59Z vm sshd 361 - - Server listening}. */
    private static SyslogTag structured(String line, int begin) {
        int at = begin;
        for (int word = 0; word < STRUCTURED_PROGRAM; word++) {
            at = skipBlanks(line, wordEnd(line, at));
        }
        int end = wordEnd(line, at);
        int process = skipBlanks(line, end);
        int id = skipBlanks(line, wordEnd(line, process));
        int data = skipBlanks(line, wordEnd(line, id));
        int close = line.startsWith("[", data) ? line.indexOf("] ", data) + 1 : wordEnd(line, data);
        return new SyslogTag(line.substring(at, end), skipBlanks(line, Math.max(data, close)));
    }

    private static boolean isTag(String line, int from, int to) {
        if (to - from < 2 || to - from > LONGEST) {
            return false;
        }
        char last = line.charAt(to - 1);
        int open = line.indexOf('[', from);
        return last == ':' || open > from && open < to && last == ']';
    }

    private static String name(String line, int from, int to) {
        int end = from + 1;
        while (end < to && "[(:".indexOf(line.charAt(end)) < 0) {
            end++;
        }
        return line.substring(from, end);
    }

    private static int skipBlanks(String line, int from) {
        int at = from;
        while (at < line.length() && line.charAt(at) == ' ') {
            at++;
        }
        return at;
    }

    private static int wordEnd(String line, int from) {
        int end = line.indexOf(' ', from);
        return end < 0 ? line.length() : end;
    }
}

package io.gatehouse.streams.parse.header;

import static io.gatehouse.streams.parse.header.Header.NONE;

import java.util.List;

/**
 * The syslog priority (RFC 5424 section 6.2.1: facility times 8 plus severity) in the forms that log daemons write:
 * {@code <38>}, FreeBSD's {@code <4.6>} and {@code <auth.info>} behind the time, busybox's {@code auth.info} behind the
 * host, and the severity alone ({@code INFO}) that ChromeOS writes in place of the host.
 */
final class Priority {
    static final int MAX = 191;
    private static final int MAX_SEVERITY = 7;
    private static final List<String> FACILITIES = List.of(
            "kern", "user", "mail", "daemon", "auth", "syslog", "lpr", "news", "uucp", "cron", "authpriv", "ftp");
    private static final int FIRST_LOCAL = 16;
    private static final List<String> SEVERITIES =
            List.of("emerg", "alert", "crit", "err", "warning", "notice", "info", "debug");
    private static final List<String> OTHER_SEVERITIES = List.of("panic", "", "", "error", "warn");
    private static final List<String> ALONE =
            List.of("EMERG", "ALERT", "CRIT", "ERR", "WARNING", "NOTICE", "INFO", "DEBUG");

    private Priority() {}

    /** The priority in the digits from {@code from} to {@code to}, or {@link Header#NONE}. */
    static int ofDigits(String line, int from, int to) {
        long number = HeaderReader.number(line, from, to);
        return number > MAX ? NONE : (int) number;
    }

    /** The priority that the word from {@code from} to {@code to} names as facility and severity, or {@link Header#NONE}. */
    static int ofWord(String line, int from, int to) {
        boolean bracketed = line.charAt(from) == '<' && line.charAt(to - 1) == '>';
        int start = bracketed ? from + 1 : from;
        int end = bracketed ? to - 1 : to;
        int point = line.lastIndexOf('.', end - 1);
        if (point <= start || point == end - 1) {
            return NONE;
        }
        int severity = bracketed
                ? Math.max(digit(line, point + 1, end), severity(line, point + 1, end))
                : severity(line, point + 1, end);
        if (severity < 0 || severity > MAX_SEVERITY) {
            return NONE;
        }
        int facility = facility(line, start, point);
        int number = bracketed && facility < 0 ? ofDigits(line, start, point) : facility;
        return number < 0 || number * 8 + severity > MAX ? NONE : number * 8 + severity;
    }

    /** Whether the word from {@code from} to {@code to} is the name of a severity in capitals. */
    static boolean isSeverityAlone(String line, int from, int to) {
        return line.charAt(from) <= 'W' && indexOf(ALONE, line, from, to) >= 0;
    }

    private static int digit(String line, int from, int to) {
        return to - from == 1 ? ofDigits(line, from, to) : NONE;
    }

    private static int severity(String line, int from, int to) {
        int index = indexOf(SEVERITIES, line, from, to);
        return index >= 0 ? index : indexOf(OTHER_SEVERITIES, line, from, to);
    }

    private static int facility(String line, int from, int to) {
        if (line.startsWith("local", from) && to - from == "local0".length()) {
            int number = line.charAt(to - 1) - '0';
            return number >= 0 && number <= MAX_SEVERITY ? FIRST_LOCAL + number : NONE;
        }
        return indexOf(FACILITIES, line, from, to);
    }

    private static int indexOf(List<String> words, String line, int from, int to) {
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (word.length() == to - from && line.startsWith(word, from)) {
                return i;
            }
        }
        return NONE;
    }
}

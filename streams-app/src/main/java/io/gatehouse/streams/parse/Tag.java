package io.gatehouse.streams.parse;

import static io.gatehouse.streams.parse.Header.NONE;

import org.jspecify.annotations.Nullable;

/**
 * The tag of RFC 3164: {@code sshd[361]: }, {@code sudo: }, {@code (systemd): }, {@code [sshd]: } or {@code su(pam_unix)[21416]: }.
 *
 * @param program name of the program; null where there is no tag
 * @param pid process id, or {@link Header#NONE}
 * @param end index of the first character of the message
 */
record Tag(@Nullable String program, long pid, int end) {

    static Tag read(String line, int at) {
        if (line.startsWith("[", at)) {
            return bracketed(line, at);
        }
        int stop = at;
        while (stop < line.length() && " [:".indexOf(line.charAt(stop)) < 0) {
            stop++;
        }
        if (stop == at || stop == line.length() || line.charAt(stop) == ' ') {
            return new Tag(null, NONE, at);
        }
        String program = line.substring(at, stop);
        if (line.charAt(stop) == ':') {
            return new Tag(program, NONE, behindBlank(line, stop + 1));
        }
        int close = line.indexOf(']', stop);
        if (close < 0) {
            return new Tag(program, NONE, stop);
        }
        int behind = line.startsWith(":", close + 1) ? close + 2 : close + 1;
        return new Tag(program, HeaderReader.number(line, stop + 1, close), behindBlank(line, behind));
    }

    private static Tag bracketed(String line, int at) {
        int close = line.indexOf("]:", at);
        return close < 0
                ? new Tag(null, NONE, at)
                : new Tag(line.substring(at + 1, close), NONE, behindBlank(line, close + 2));
    }

    private static int behindBlank(String line, int at) {
        return line.startsWith(" ", at) ? at + 1 : at;
    }

    Header header(long micros, @Nullable String hostname, int priority) {
        int open = program == null ? -1 : program.indexOf('(');
        if (program == null || open <= 0 || !program.endsWith(")")) {
            return new Header(micros, hostname, program, null, pid, priority, end);
        }
        String module = program.substring(open + 1, program.length() - 1);
        return new Header(micros, hostname, program.substring(0, open), module, pid, priority, end);
    }
}

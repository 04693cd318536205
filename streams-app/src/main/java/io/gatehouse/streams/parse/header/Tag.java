package io.gatehouse.streams.parse.header;

import static io.gatehouse.streams.parse.header.Header.NONE;

import io.gatehouse.streams.parse.Address;
import org.jspecify.annotations.Nullable;

/**
 * The tag of RFC 3164: {@code sshd[361]: }, {@code sudo: }, {@code (systemd): }, {@code [sshd]: }, {@code proftpd[361] }
 * or {@code su(pam_unix)[21416]: }, with what some systems put behind it.
 *
 * @param program name of the program; null where there is no tag
 * @param pid process id, or {@link Header#NONE}
 * @param end index of the first character of the message
 */
public record Tag(@Nullable String program, long pid, int end) {

    public static Tag read(String line, int at) {
        Tag tag = line.startsWith("[", at) ? bracketed(line, at) : named(line, at);
        if (tag.program == null) {
            return tag;
        }
        int behind = Preamble.skip(line, tag.end);
        if (tag.program.equals("kernel")) {
            Tag sender = named(line, behind);
            return sender.pid == NONE ? tag : new Tag(sender.program, sender.pid, Preamble.skip(line, sender.end));
        }
        return new Tag(tag.program, tag.pid, behind);
    }

    /** Whether the word from {@code at} to {@code end} can only be a tag: {@code sshd:}, {@code sshd[361]}, {@code sshd[361]:Server}. */
    static boolean isAt(String line, int at, int end) {
        char last = line.charAt(end - 1);
        if (last == ':') {
            return !(line.charAt(Math.max(at, end - 2)) == ':' && Address.isNumeric(line.substring(at, end)));
        }
        int open = line.indexOf('[', at);
        if (open <= at || open >= end) {
            return false;
        }
        int close = line.indexOf(']', open);
        return close == end - 1 || close > 0 && close < end && line.startsWith(":", close + 1);
    }

    private static Tag named(String line, int at) {
        int colon = -1;
        int stop = at;
        for (; stop < line.length() && line.charAt(stop) != ' ' && line.charAt(stop) != '['; stop++) {
            colon = colon < 0 && line.charAt(stop) == ':' ? stop : colon;
        }
        int close = line.startsWith("[", stop) && colon != stop - 1 ? line.indexOf(']', stop) : -1;
        long pid = close < 0 ? NONE : HeaderReader.number(line, stop + 1, close);
        if (colon > at && pid == NONE) {
            return new Tag(line.substring(at, colon), NONE, colon + 1);
        }
        if (stop == at || !line.startsWith("[", stop) || colon == at) {
            return new Tag(null, NONE, at);
        }
        int end = close < 0 ? stop : line.startsWith(":", close + 1) ? close + 2 : close + 1;
        return new Tag(line.substring(at, stop), pid, end);
    }

    private static Tag bracketed(String line, int at) {
        int close = line.indexOf("]:", at);
        return close < 0 ? new Tag(null, NONE, at) : new Tag(line.substring(at + 1, close), NONE, close + 2);
    }

    public Header header(long micros, @Nullable String hostname, int priority) {
        int open = program == null ? -1 : program.indexOf('(');
        if (program == null || open <= 0 || !program.endsWith(")")) {
            return new Header(micros, hostname, program, null, pid, priority, end);
        }
        String module = program.substring(open + 1, program.length() - 1);
        return new Header(micros, hostname, program.substring(0, open), module, pid, priority, end);
    }
}

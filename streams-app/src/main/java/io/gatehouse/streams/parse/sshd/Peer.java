package io.gatehouse.streams.parse.sshd;

import io.gatehouse.streams.parse.header.HeaderReader;
import org.jspecify.annotations.Nullable;

/**
 * The other end of a connection as sshd writes it into an authentication line: {@code  from ADDR port N ssh2}.
 *
 * <p>The user name before it and, for some methods, the details behind it are text of the client, so a line may hold
 * several that look alike.
 *
 * @param at index of the blank before "from"
 * @param address as written
 * @param port TCP port
 * @param end index behind "ssh2"
 */
record Peer(int at, String address, long port, int end) {
    private static final String FROM = " from ";
    private static final String PORT = " port ";
    private static final String SSH = " ssh";
    private static final int MAX_ADDRESS = 255;

    /** The last one that begins between {@code from} and {@code before}, and ends the line or stands before ": ". */
    static @Nullable Peer last(String text, int from, int before) {
        for (int at = text.lastIndexOf(FROM, before); at >= from; at = text.lastIndexOf(FROM, at - 1)) {
            Peer peer = read(text, at);
            if (peer != null) {
                return peer;
            }
        }
        return null;
    }

    /** The first one that begins at or behind {@code from}; {@code last} where there is no other. */
    static Peer first(String text, int from, Peer last) {
        // one that stands before others must be followed by details
        if (text.lastIndexOf(": ", last.at()) < from) {
            return last;
        }
        for (int at = text.indexOf(FROM, from); at < last.at(); at = text.indexOf(FROM, at + 1)) {
            Peer peer = read(text, at);
            if (peer != null) {
                return peer;
            }
        }
        return last;
    }

    /** Whether the rest of the line is one that somebody took the address out of: {@code  from port 1077 ssh2}. */
    static boolean isLeftOut(String text, int at) {
        String begin = FROM.stripTrailing() + PORT;
        int portAt = at + begin.length();
        int end = text.indexOf(' ', portAt);
        return text.startsWith(begin, at)
                && end > portAt
                && HeaderReader.number(text, portAt, end) >= 0
                && protocol(text, end) == text.length();
    }

    private static @Nullable Peer read(String text, int at) {
        int addressAt = at + FROM.length();
        int blank = text.indexOf(' ', addressAt);
        if (blank <= addressAt || blank - addressAt > MAX_ADDRESS || !text.startsWith(PORT, blank)) {
            return null;
        }
        int portAt = blank + PORT.length();
        int behind = text.indexOf(' ', portAt);
        int portEnd = behind < 0 ? text.length() : behind;
        long port = HeaderReader.number(text, portAt, portEnd);
        int end = behind < 0 ? portEnd : protocol(text, portEnd);
        boolean whole = end == text.length() || end > 0 && text.startsWith(": ", end);
        return port < 0 || !whole ? null : new Peer(at, text.substring(addressAt, blank), port, end);
    }

    /** Index behind the protocol: {@code  ssh2}, {@code  ssh1} or {@code  ssh}; -1 where there is none. */
    private static int protocol(String text, int at) {
        int end = at + SSH.length();
        boolean numbered = end < text.length() && text.charAt(end) >= '1' && text.charAt(end) <= '2';
        return text.startsWith(SSH, at) ? end + (numbered ? 1 : 0) : -1;
    }
}

package io.gatehouse.streams.parse.audit;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The address in a SOCKADDR record, {@code saddr=02000050A9FEA9FE0000000000000000}: the bytes of a struct sockaddr
 * (unix(7), ip(7), ipv6(7)) in hex. The family is in the byte order of the host, port and address in that of the network.
 *
 * @param ip numeric; null where it is none of IP
 * @param port -1 where it has none
 * @param path of a local socket, {@code @name} for an abstract one; null where it is none
 */
record SocketAddress(
        @Nullable String ip, int port, @Nullable String path) {
    private static final int LOCAL = 1;
    private static final int INET = 2;
    private static final int INET6 = 10;

    /** The address behind the hex; null where it is of another family or cut. */
    static @Nullable SocketAddress read(String hex) {
        byte[] bytes = Hex.bytes(hex);
        if (bytes.length < 4) {
            return null;
        }
        int family = bytes[0] == 0 ? bytes[1] : bytes[1] == 0 ? bytes[0] : -1;
        int port = (bytes[2] & 0xFF) << 8 | bytes[3] & 0xFF;
        if (family == INET && bytes.length >= 8) {
            return new SocketAddress(v4(bytes, 4), port, null);
        }
        if (family == INET6 && bytes.length >= 24) {
            return new SocketAddress(v6(bytes, 8), port, null);
        }
        return family == LOCAL ? new SocketAddress(null, -1, local(bytes)) : null;
    }

    private static String local(byte[] bytes) {
        boolean isAbstract = bytes[2] == 0;
        int from = isAbstract ? 3 : 2;
        int to = from;
        while (to < bytes.length && bytes[to] != 0) {
            to++;
        }
        return (isAbstract ? "@" : "") + new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }

    private static String v4(byte[] bytes, int at) {
        return (bytes[at] & 0xFF) + "." + (bytes[at + 1] & 0xFF) + "." + (bytes[at + 2] & 0xFF) + "."
                + (bytes[at + 3] & 0xFF);
    }

    /** RFC 5952: the longest run of zero groups, of two at least, as {@code ::}; an IPv4 address in IPv6 as itself. */
    private static String v6(byte[] bytes, int at) {
        int[] groups = new int[8];
        for (int i = 0; i < groups.length; i++) {
            groups[i] = (bytes[at + 2 * i] & 0xFF) << 8 | bytes[at + 2 * i + 1] & 0xFF;
        }
        int longest = zeros(groups);
        int length = longest < 0 ? 0 : zerosAt(groups, longest);
        if (longest == 0 && length == 5 && groups[5] == 0xFFFF) {
            return v4(bytes, at + 12);
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < groups.length; i++) {
            if (i == longest) {
                text.append("::");
                i += length - 1;
            } else {
                boolean first = i == 0 || longest >= 0 && i == longest + length;
                text.append(first ? "" : ":").append(Integer.toHexString(groups[i]));
            }
        }
        return text.toString();
    }

    /** Where the first of the longest runs of zero groups begins; -1 where none has two. */
    private static int zeros(int[] groups) {
        int best = -1;
        int length = 1;
        for (int i = 0; i < groups.length; i++) {
            if (zerosAt(groups, i) > length) {
                best = i;
                length = zerosAt(groups, i);
            }
        }
        return best;
    }

    private static int zerosAt(int[] groups, int at) {
        int end = at;
        while (end < groups.length && groups[end] == 0) {
            end++;
        }
        return end - at;
    }
}

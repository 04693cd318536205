package io.gatehouse.streams.detect;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * An address, IPv4 or IPv6, or the beginning of a block of them. An IPv4 address written as IPv6 ({@code ::ffff:10.0.0.1}) is the IPv4
 * address.
 *
 * @param bits 32 or 128
 * @param high the first 64 bits of IPv6; 0 of IPv4
 * @param low the last 64 bits of IPv6; the 32 bits of IPv4
 */
public record IpAddress(int bits, long high, long low) {
    private static final int LONGEST = 45;
    private static final int IPV4_BITS = 32;
    private static final int IPV6_BYTES = 16;
    private static final int GROUPS = 8;

    /** Reads a numeric address; null where the text is none. Never asks a name server. */
    public static @Nullable IpAddress parse(String text) {
        if (text.isEmpty() || text.length() > LONGEST) {
            return null;
        }
        return text.indexOf(':') < 0 ? ipv4(text) : ipv6(text);
    }

    private static @Nullable IpAddress ipv4(String text) {
        long address = 0;
        int octet = -1;
        int dots = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '.' && octet >= 0 && dots < 3) {
                address = address << Byte.SIZE | octet;
                octet = -1;
                dots++;
            } else if (c >= '0' && c <= '9' && octet <= 99) {
                octet = Math.max(octet, 0) * 10 + c - '0';
            } else {
                return null;
            }
            if (octet > 255) {
                return null;
            }
        }
        return dots < 3 || octet < 0 ? null : new IpAddress(IPV4_BITS, 0, address << Byte.SIZE | octet);
    }

    private static @Nullable IpAddress ipv6(String text) {
        if (!text.chars().allMatch(c -> Character.digit(c, 16) >= 0 && c < 128 || c == ':' || c == '.')) {
            return null;
        }
        try {
            byte[] bytes = InetAddress.getByName(text).getAddress(); // digits and colons only: no name to look up
            return bytes.length == IPV6_BYTES
                    ? new IpAddress(IPV6_BYTES * Byte.SIZE, number(bytes, 0), number(bytes, Long.BYTES))
                    : new IpAddress(IPV4_BITS, 0, number(bytes, 0));
        } catch (UnknownHostException e) {
            return null;
        }
    }

    private static long number(byte[] bytes, int from) {
        long number = 0;
        for (int i = from; i < Math.min(bytes.length, from + Long.BYTES); i++) {
            number = number << Byte.SIZE | bytes[i] & 0xFF;
        }
        return number;
    }

    /** The first address of the block of that many bits in which it lies. */
    public IpAddress first(int prefix) {
        if (bits == IPV4_BITS) {
            return new IpAddress(bits, 0, low & 0xFFFFFFFFL & ~(0xFFFFFFFFL >>> prefix));
        }
        return new IpAddress(bits, high & ones(prefix), low & ones(prefix - Long.SIZE));
    }

    private static long ones(int count) {
        return count <= 0 ? 0 : count >= Long.SIZE ? -1 : -1L << Long.SIZE - count;
    }

    /** How many bits it has in common with another of its kind before the first that differs. */
    public int common(IpAddress other) {
        if (bits == IPV4_BITS) {
            return Long.numberOfLeadingZeros(low ^ other.low) - IPV4_BITS;
        }
        return high == other.high
                ? Long.SIZE + Long.numberOfLeadingZeros(low ^ other.low)
                : Long.numberOfLeadingZeros(high ^ other.high);
    }

    /** The bit behind so many others, from the first on; false beyond the last. */
    public boolean bit(int index) {
        long half = bits > IPV4_BITS && index < Long.SIZE ? high : low;
        return index < bits && (half >>> (bits - 1 - index) % Long.SIZE & 1) == 1;
    }

    /** In the one way of writing it: IPv6 as RFC 5952 says. */
    public String text() {
        return bits == IPV4_BITS
                ? (low >> 24) + "." + (low >> 16 & 0xFF) + "." + (low >> 8 & 0xFF) + "." + (low & 0xFF)
                : ipv6Text();
    }

    /** The longest run of zero groups, and the first of several, becomes "::"; a single zero stays. */
    private String ipv6Text() {
        String[] groups = new String[GROUPS];
        for (int i = 0; i < GROUPS; i++) {
            groups[i] = Long.toHexString((i < 4 ? high : low) >>> (3 - i % 4) * Short.SIZE & 0xFFFF);
        }
        int start = 0;
        int run = 1;
        for (int i = 0; i < GROUPS; i++) {
            int end = i;
            while (end < GROUPS && groups[end].equals("0")) {
                end++;
            }
            if (end - i > run) {
                start = i;
                run = end - i;
            }
        }
        return run == 1
                ? String.join(":", groups)
                : String.join(":", Arrays.copyOf(groups, start)) + "::"
                        + String.join(":", Arrays.copyOfRange(groups, start + run, GROUPS));
    }
}

package io.gatehouse.cli;

import io.gatehouse.standalone.UserError;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A block of addresses in one way of writing it: no bits set beyond the prefix, IPv6 as RFC 5952 writes it, and IPv4
 * that is mapped into IPv6 as IPv4.
 *
 * @param text {@code 203.0.113.0/24}, {@code 2001:db8::/32}
 */
record AddressBlock(String text) {
    private static final Pattern BLOCK = Pattern.compile("([0-9A-Fa-f.:]+)(?:/([0-9]{1,3}))?");
    private static final Pattern IPV4 = Pattern.compile("(?:(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)(?:\\.(?!$)|$)){4}");
    private static final int MAPPED = 96;
    private static final int GROUPS = 8;

    /**
     * Reads an address or a block.
     *
     * @throws UserError if it is neither: no name is ever looked up
     */
    static AddressBlock parse(String written) {
        Matcher parts = BLOCK.matcher(written);
        if (!parts.matches()
                || !parts.group(1).contains(":")
                        && !IPV4.matcher(parts.group(1)).matches()) {
            throw notABlock(written);
        }
        byte[] address = literal(parts.group(1), written);
        int bits = address.length * Byte.SIZE;
        int length = parts.group(2) == null ? bits : Integer.parseInt(parts.group(2));
        if (parts.group(2) != null && bits < Integer.SIZE * 4 && parts.group(1).contains(":")) {
            length -= MAPPED;
        }
        if (length < 0 || length > bits) {
            throw notABlock(written);
        }
        return new AddressBlock(shown(masked(address, length)) + "/" + length);
    }

    /** Whether it holds every address there is. */
    boolean isEverything() {
        return text.endsWith("/0");
    }

    private static byte[] literal(String text, String written) {
        try {
            InetAddress address = InetAddress.getByName(text); // digits and colons only: no name to look up
            return address.getAddress();
        } catch (UnknownHostException e) {
            throw notABlock(written);
        }
    }

    private static byte[] masked(byte[] address, int length) {
        byte[] kept = new byte[address.length];
        for (int i = 0; i < address.length; i++) {
            int bits = Math.max(0, Math.min(Byte.SIZE, length - i * Byte.SIZE));
            kept[i] = (byte) (address[i] & (0xff00 >> bits));
        }
        return kept;
    }

    private static String shown(byte[] address) {
        try {
            InetAddress shown = InetAddress.getByAddress(address);
            return shown instanceof Inet4Address ? shown.getHostAddress() : ipv6((Inet6Address) shown);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("neither 4 nor 16 bytes: " + address.length, e);
        }
    }

    /** RFC 5952: the longest run of zero groups, and the first of several, becomes "::"; a single zero stays. */
    private static String ipv6(Inet6Address address) {
        String[] groups = address.getHostAddress().replaceAll("%.*", "").split(":", -1);
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
        if (run == 1) {
            return String.join(":", groups);
        }
        return String.join(":", Arrays.copyOf(groups, start)) + "::"
                + String.join(":", Arrays.copyOfRange(groups, start + run, GROUPS));
    }

    private static UserError notABlock(String written) {
        return new UserError("'" + written + "' is not an address or a block of addresses:"
                + " write 203.0.113.7, 203.0.113.0/24 or 2001:db8::/32");
    }
}

package io.gatehouse.streams.detect;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;

/**
 * A block of addresses, IPv4 or IPv6 (RFC 4632, RFC 4291). An IPv4 address written as IPv6 ({@code ::ffff:10.0.0.1}) is the IPv4
 * address.
 */
public final class Cidr {
    private final byte[] network;
    private final int prefix;

    private Cidr(byte[] network, int prefix) {
        this.network = network;
        this.prefix = prefix;
    }

    /**
     * Reads {@code 203.0.113.0/24}, or a plain address, which is the block of that address alone.
     *
     * @throws IllegalArgumentException where it is neither
     */
    public static Cidr parse(String text) {
        int slash = text.indexOf('/');
        byte[] network = bytesOf(slash < 0 ? text : text.substring(0, slash));
        if (network == null) {
            throw new IllegalArgumentException("\"" + text + "\" is not an address or a block such as 203.0.113.0/24");
        }
        int bits = network.length * 8;
        if (slash < 0) {
            return new Cidr(network, bits);
        }
        boolean mapped = bits == 32 && text.lastIndexOf(':', slash) >= 0;
        return new Cidr(network, mapped ? mappedPrefix(text, slash) : prefixOf(text, text.substring(slash + 1), bits));
    }

    /** {@code ::ffff:10.0.0.0/104} is {@code 10.0.0.0/8}; a wider block would hold more than IPv4. */
    private static int mappedPrefix(String text, int slash) {
        int prefix = prefixOf(text, text.substring(slash + 1), 128) - 96;
        if (prefix < 0) {
            throw new IllegalArgumentException("\"" + text + "\": a block of IPv4 in IPv6 is /96 at least");
        }
        return prefix;
    }

    private static int prefixOf(String text, String digits, int bits) {
        if (digits.isEmpty() || digits.length() > 3 || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new IllegalArgumentException("\"" + text + "\": the part after / is not a number");
        }
        int prefix = Integer.parseInt(digits);
        if (prefix > bits) {
            throw new IllegalArgumentException("\"" + text + "\": /" + prefix + " is more than " + bits);
        }
        return prefix;
    }

    /** Whether an address lies in it; what is absent or no address does not. */
    public boolean contains(@Nullable String address) {
        byte[] bytes = address == null ? null : bytesOf(address);
        if (bytes == null || bytes.length != network.length) {
            return false;
        }
        int whole = prefix / 8;
        for (int i = 0; i < whole; i++) {
            if (bytes[i] != network[i]) {
                return false;
            }
        }
        int rest = prefix % 8;
        int mask = 0xFF00 >> rest & 0xFF;
        return rest == 0 || (bytes[whole] & mask) == (network[whole] & mask);
    }

    /** Whether a text is a numeric address. */
    public static boolean isAddress(String text) {
        return bytesOf(text) != null;
    }

    /** The bytes of a numeric address; null where the text is none. Never asks a name server. */
    private static byte @Nullable [] bytesOf(String address) {
        boolean numeric = !address.isEmpty()
                && address.length() <= 45
                && (address.indexOf(':') >= 0 ? address.chars().allMatch(Cidr::isOfIpv6) : isIpv4(address));
        if (!numeric) {
            return null;
        }
        try {
            return InetAddress.getByName(address).getAddress();
        } catch (UnknownHostException e) {
            return null;
        }
    }

    private static boolean isOfIpv6(int c) {
        return Character.digit(c, 16) >= 0 && c < 128 || c == ':' || c == '.';
    }

    private static boolean isIpv4(String address) {
        String[] parts = address.split("\\.", -1);
        if (parts.length != 4) {
            return false;
        }
        for (String part : parts) {
            boolean number =
                    !part.isEmpty() && part.length() <= 3 && part.chars().allMatch(c -> c >= '0' && c <= '9');
            if (!number || Integer.parseInt(part) > 255) {
                return false;
            }
        }
        return true;
    }
}

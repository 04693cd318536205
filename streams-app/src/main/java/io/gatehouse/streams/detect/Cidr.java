package io.gatehouse.streams.detect;

import org.jspecify.annotations.Nullable;

/**
 * A block of addresses, IPv4 or IPv6 (RFC 4632, RFC 4291). An IPv4 address written as IPv6 ({@code ::ffff:10.0.0.1}) is the IPv4
 * address.
 *
 * @param network its first address
 * @param prefix how many bits its addresses have in common
 */
public record Cidr(IpAddress network, int prefix) {
    private static final int IPV6_BITS = 128;
    private static final int MAPPED = 96;

    public Cidr {
        network = network.first(prefix);
    }

    /**
     * Reads {@code 203.0.113.0/24}, or a plain address, which is the block of that address alone.
     *
     * @throws IllegalArgumentException where it is neither
     */
    public static Cidr parse(String text) {
        int slash = text.indexOf('/');
        String address = slash < 0 ? text : text.substring(0, slash);
        IpAddress network = IpAddress.parse(address);
        if (network == null) {
            throw new IllegalArgumentException(
                    "\"" + text
                            + "\" is not an address or a block of addresses: write 203.0.113.7, 203.0.113.0/24 or 2001:db8::/32");
        }
        if (slash < 0) {
            return new Cidr(network, network.bits());
        }
        boolean mapped = network.bits() < IPV6_BITS && address.indexOf(':') >= 0;
        int prefix = prefixOf(text, text.substring(slash + 1), mapped ? IPV6_BITS : network.bits());
        return new Cidr(network, mapped ? mappedPrefix(text, prefix) : prefix);
    }

    /** {@code ::ffff:10.0.0.0/104} is {@code 10.0.0.0/8}; a wider block would hold more than IPv4. */
    private static int mappedPrefix(String text, int prefix) {
        if (prefix < MAPPED) {
            throw new IllegalArgumentException("\"" + text + "\": a block of IPv4 in IPv6 is /96 at least");
        }
        return prefix - MAPPED;
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
        IpAddress parsed = address == null ? null : IpAddress.parse(address);
        return parsed != null && holds(parsed);
    }

    /** Whether an address lies in it. */
    public boolean holds(IpAddress address) {
        return address.bits() == network.bits() && address.common(network) >= prefix;
    }

    /** The smallest block that holds this one and another of its kind. */
    public Cidr with(Cidr other) {
        return new Cidr(network, Math.min(network.common(other.network), Math.min(prefix, other.prefix)));
    }

    /** Whether a text is a numeric address. */
    public static boolean isAddress(String text) {
        return IpAddress.parse(text) != null;
    }

    /** Whether it holds every address of its kind. */
    public boolean isEverything() {
        return prefix == 0;
    }

    /** In the one way of writing it, {@code 203.0.113.0/24}: no bits set beyond the prefix, IPv6 as RFC 5952 writes it. */
    public String text() {
        return network.text() + "/" + prefix;
    }
}

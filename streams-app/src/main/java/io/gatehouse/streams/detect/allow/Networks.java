package io.gatehouse.streams.detect.allow;

import io.gatehouse.streams.detect.Cidr;
import io.gatehouse.streams.detect.IpAddress;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Values by block of addresses; immutable: a change makes another, which shares all with it but the path to the block.
 *
 * <p>Two trees, of IPv4 and of IPv6, in which every block stands below those that hold it (a radix tree). A look-up goes down one path: as
 * many steps as the logarithm of their number, or as blocks lie in each other.
 */
final class Networks<V> {
    private static final int IPV4_BITS = 32;

    private final @Nullable Tree<V> ipv4;
    private final @Nullable Tree<V> ipv6;

    /** No block. */
    Networks() {
        this(null, null);
    }

    private Networks(@Nullable Tree<V> ipv4, @Nullable Tree<V> ipv6) {
        this.ipv4 = ipv4;
        this.ipv6 = ipv6;
    }

    private static boolean isIpv4(IpAddress address) {
        return address.bits() == IPV4_BITS;
    }

    private @Nullable Tree<V> of(IpAddress address) {
        return isIpv4(address) ? ipv4 : ipv6;
    }

    /** The same with another value under a block, or with none where it is null. */
    Networks<V> with(Cidr block, @Nullable V value) {
        Tree<V> changed = Tree.with(of(block.network()), block, value);
        return isIpv4(block.network()) ? new Networks<>(changed, ipv6) : new Networks<>(ipv4, changed);
    }

    /** What stands under this very block; null where nothing does. */
    @Nullable
    V at(Cidr block) {
        Tree<V> tree = of(block.network());
        while (tree != null && tree.prefix < block.prefix()) {
            tree = tree.half(block.network());
        }
        return tree != null && tree.block().equals(block) ? tree.value : null;
    }

    /** Gives what stands under the blocks that hold an address, the widest first. */
    void holding(IpAddress address, Consumer<V> out) {
        Tree<V> tree = of(address);
        while (tree != null) {
            if (tree.value != null && address.common(tree.network) >= tree.prefix) {
                out.accept(tree.value);
            }
            tree = tree.half(address);
        }
    }

    /** A block and those that lie in its lower and in its upper half; one without a value is there because both halves hold some. */
    private record Tree<V>(
            IpAddress network,
            int prefix,
            @Nullable V value,
            @Nullable Tree<V> lower,
            @Nullable Tree<V> upper) {
        private static <V> @Nullable Tree<V> of(
                Cidr block, @Nullable V value, @Nullable Tree<V> lower, @Nullable Tree<V> upper) {
            if (value != null || lower != null && upper != null) {
                return new Tree<>(block.network(), block.prefix(), value, lower, upper);
            }
            return lower == null ? upper : lower;
        }

        Cidr block() {
            return new Cidr(network, prefix);
        }

        /** The half in which an address would lie; null where none has a block. */
        @Nullable
        Tree<V> half(IpAddress address) {
            return address.bit(prefix) ? upper : lower;
        }

        static <V> @Nullable Tree<V> with(@Nullable Tree<V> tree, Cidr block, @Nullable V value) {
            if (tree == null) {
                return of(block, value, null, null);
            }
            Cidr both = tree.block().with(block);
            if (both.prefix() == tree.prefix) {
                return tree.with(block, value);
            }
            return value == null ? tree : tree.under(both).with(block, value);
        }

        /** Itself as a half of a wider block. */
        private Tree<V> under(Cidr wider) {
            boolean isUpper = network.bit(wider.prefix());
            return new Tree<>(wider.network(), wider.prefix(), null, isUpper ? null : this, isUpper ? this : null);
        }

        /** With another value for a block that lies in this one. */
        private @Nullable Tree<V> with(Cidr inner, @Nullable V changed) {
            if (inner.prefix() == prefix) {
                return of(inner, changed, lower, upper);
            }
            return inner.network().bit(prefix)
                    ? of(block(), value, lower, with(upper, inner, changed))
                    : of(block(), value, with(lower, inner, changed), upper);
        }
    }
}

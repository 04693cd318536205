package io.gatehouse.streams.detect.allow;

import io.gatehouse.streams.detect.Cidr;
import io.gatehouse.streams.detect.IpAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Values by block of addresses, found from the longest prefix to the shortest. A look-up is one look into a table for every length of
 * prefix that there is (at most 33 of IPv4 and 129 of IPv6), however many blocks there are.
 */
final class Networks<V> {
    private final Map<Integer, Map<IpAddress, V>> byLength = new TreeMap<>((one, other) -> other - one);

    /** What stands under a block; made where there is nothing. */
    V at(Cidr block, Supplier<V> fresh) {
        return byLength.computeIfAbsent(block.prefix(), length -> new HashMap<>())
                .computeIfAbsent(block.network(), network -> fresh.get());
    }

    /** Gives what stands under the blocks that hold an address. */
    void holding(IpAddress address, Consumer<V> out) {
        byLength.forEach((length, blocks) -> {
            V value = length > address.bits() ? null : blocks.get(address.first(length));
            if (value != null) {
                out.accept(value);
            }
        });
    }
}

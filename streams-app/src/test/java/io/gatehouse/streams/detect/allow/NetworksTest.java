package io.gatehouse.streams.detect.allow;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.streams.detect.Cidr;
import io.gatehouse.streams.detect.IpAddress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NetworksTest {
    private static IpAddress address(String text) {
        return Objects.requireNonNull(IpAddress.parse(text));
    }

    /** Few bits differ, so that blocks lie in each other: at both ends of the address and around the middle of IPv6. */
    private static IpAddress address(Random random) {
        long few = random.nextInt(8);
        return random.nextBoolean()
                ? new IpAddress(32, 0, few << 29 | random.nextInt(8))
                : new IpAddress(128, few << 61 | random.nextInt(4), (long) random.nextInt(4) << 62 | random.nextInt(4));
    }

    private static Cidr block(Random random) {
        IpAddress network = address(random);
        return new Cidr(network, random.nextInt(network.bits() + 1));
    }

    private static <V> List<V> holding(Networks<V> networks, IpAddress address) {
        List<V> found = new ArrayList<>();
        networks.holding(address, found::add);
        return found;
    }

    /** Every block looked at, one after the other. */
    private static List<Integer> plainly(Map<Cidr, Integer> blocks, IpAddress address) {
        return blocks.entrySet().stream()
                .filter(block -> block.getKey().network().bits() == address.bits())
                .filter(block -> address.first(block.getKey().prefix())
                        .equals(block.getKey().network()))
                .sorted(Comparator.comparing(block -> block.getKey().prefix()))
                .map(Map.Entry::getValue)
                .toList();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void findsTheBlocksThatHoldAnAddressTheWidestFirst(long seed) {
        Random random = new Random(seed);
        Map<Cidr, Integer> blocks = new HashMap<>();
        Networks<Integer> networks = new Networks<>();
        for (int step = 0; step < 2000; step++) {
            Cidr block = random.nextInt(3) == 0 && !blocks.isEmpty()
                    ? List.copyOf(blocks.keySet()).get(random.nextInt(blocks.size()))
                    : block(random);
            Integer value = random.nextInt(2) == 0 ? null : step;
            networks = networks.with(block, value);
            blocks.compute(block, (same, old) -> value);
            IpAddress address = address(random);
            assertThat(networks.at(block)).as("seed %d step %d", seed, step).isEqualTo(value);
            assertThat(holding(networks, address))
                    .as("seed %d step %d", seed, step)
                    .isEqualTo(plainly(blocks, address));
        }
    }

    @Test
    void staysAsItIsWhenAnotherIsMadeOfIt() {
        Networks<String> before = new Networks<String>().with(Cidr.parse("10.0.0.0/8"), "wide");
        Networks<String> after =
                before.with(Cidr.parse("10.1.0.0/16"), "narrow").with(Cidr.parse("10.0.0.0/8"), null);
        assertThat(holding(before, address("10.1.2.3"))).containsExactly("wide");
        assertThat(holding(after, address("10.1.2.3"))).containsExactly("narrow");
    }

    @Test
    void takesAnAddressOfOneKindForNoneOfTheOther() {
        Networks<String> networks =
                new Networks<String>().with(Cidr.parse("0.0.0.0/0"), "v4").with(Cidr.parse("::/0"), "v6");
        assertThat(holding(networks, address("10.1.2.3"))).containsExactly("v4");
        assertThat(holding(networks, address("2001:db8::1"))).containsExactly("v6");
    }
}

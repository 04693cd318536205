package io.gatehouse.streams.detect.allow;

import static io.gatehouse.streams.detect.Logins.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.model.AllowlistEntry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A list that was changed step by step says what one says that is made at once, and the old ones stay as they were. */
class AllowlistChangesTest {
    private static final List<String> USERS = List.of("ann", "bob", "cal");

    private static Login login(Random random) {
        return new Login(
                50 + random.nextInt(100),
                "10.0." + random.nextInt(4) + "." + random.nextInt(8),
                USERS.get(random.nextInt(3)),
                List.of("h" + random.nextInt(3)),
                "sshd",
                "SHA256:" + random.nextInt(3),
                null,
                null,
                null,
                null);
    }

    private static AllowlistEntry random(String id, Random random) {
        if (random.nextInt(6) == 0) {
            AllowlistEntry set =
                    AllowlistLine.read("@networks/s" + random.nextInt(2) + " 10.0." + random.nextInt(4) + ".0/24");
            set.setId(id);
            set.setCreated((long) random.nextInt(120));
            return set;
        }
        AllowlistEntry entry = entry(id, null);
        switch (random.nextInt(4)) {
            case 0 ->
                entry.setSourceCidr(
                        "10.0." + random.nextInt(4) + "." + random.nextInt(8) + "/" + (22 + random.nextInt(11)));
            case 1 -> entry.setSourceCidr("@s" + random.nextInt(2));
            case 2 -> entry.setSourceRegex("10\\.0\\." + random.nextInt(4) + "\\.[0-9]");
            default -> {
                entry.setAnySource(true);
                entry.setHost("h" + random.nextInt(3));
            }
        }
        if (random.nextBoolean()) {
            entry.setUser(
                    random.nextBoolean() ? USERS.get(random.nextInt(3)) : "?" + (random.nextBoolean() ? "o*" : "n*"));
        }
        if (random.nextInt(4) == 0) {
            entry.setKeyFingerprint("SHA256:" + random.nextInt(3));
        }
        entry.setAction(random.nextInt(5) == 0 ? "deny" : "allow");
        entry.setCreated((long) random.nextInt(120));
        if (random.nextInt(3) == 0) {
            entry.setRemovedAt(entry.getCreated() + random.nextInt(50));
        }
        return entry;
    }

    /** Every entry looked at, one after the other. */
    private static Optional<String> plainly(Map<String, AllowlistEntry> entries, Login login) {
        Allowlist all = Allowlist.of(entries.values());
        return all.verdicts(login).stream()
                .filter(verdict -> verdict.misfits().isEmpty())
                .map(verdict -> verdict.entry().getId())
                .findFirst();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void saysTheSameAsAListMadeAtOnce(long seed) {
        Random random = new Random(seed);
        Map<String, AllowlistEntry> entries = new HashMap<>();
        Allowlist list = Allowlist.empty();
        for (int step = 0; step < 300; step++) {
            String id = "e" + random.nextInt(60);
            if (random.nextInt(5) == 0) {
                entries.remove(id);
                list = list.without(id);
            } else {
                AllowlistEntry entry = random(id, random);
                entries.put(id, entry);
                list = list.with(entry);
            }
            Login login = login(random);
            Optional<String> expected = plainly(entries, login);
            assertThat(list.deciding(login).map(AllowlistEntry::getId))
                    .as("seed %d step %d", seed, step)
                    .isEqualTo(expected);
            assertThat(list.size()).isEqualTo(entries.size());
        }
    }

    @Test
    void leavesAListThatSomebodyHoldsAsItWas() {
        Allowlist before = Allowlist.empty().with(entry("a", "10.0.0.0/8"));
        Allowlist after = before.without("a");
        Login login = login(new Random(1));
        assertThat(before.deciding(login)).isPresent();
        assertThat(after.deciding(login)).isEmpty();
        assertThat(after.size()).isZero();
    }

    @Test
    void takesManyEntriesInOneByOneWithoutDoingAllAnewEachTime() {
        Allowlist list = Allowlist.empty();
        long begin = System.nanoTime();
        for (int i = 0; i < 20_000; i++) {
            list = list.with(entry("e" + i, "10." + i / 250 + "." + i % 250 + ".0/24"));
        }
        assertThat(System.nanoTime() - begin).isLessThan(10_000_000_000L);
        assertThat(list.size()).isEqualTo(20_000);
        assertThat(list.deciding(new Login(5, "10.3.7.9", "x", List.of(), null, null, null, null, null, null)))
                .hasValueSatisfying(entry -> assertThat(entry.getSourceCidr()).isEqualTo("10.3.7.0/24"));
    }
}

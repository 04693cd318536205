package io.gatehouse.benchmarks.soak;

import io.gatehouse.model.AlertGroupValue;
import io.gatehouse.model.Detection;
import io.gatehouse.model.EcsHost;
import io.gatehouse.schemas.Ids;
import io.gatehouse.streams.detect.Condition;
import io.gatehouse.streams.detect.Mode;
import io.gatehouse.streams.detect.Rule;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Failed logins from many addresses within forty minutes, one in five from a hundredth of them; one in ten comes up to five minutes late.
 * Also says what a rule must count of them, by the definition and without the code that is tested.
 */
final class Attack {
    /** Four failed logins of an address within ten minutes. */
    static final Rule RULE = new Rule(
            "soak",
            "soak",
            "login-failures-from-one-address",
            "Login failures from one address",
            "Four failed logins of one address within ten minutes.",
            "low",
            Mode.OBSERVE,
            List.of(),
            List.of("source.ip"),
            new Condition.EventCount(new Condition.Range(4, Long.MAX_VALUE)),
            Duration.ofMinutes(10),
            Duration.ofHours(24));

    private static final int LEAST = 4;
    private static final long TIMESPAN = 600_000_000;
    private static final long BEGIN = Instant.parse("2026-11-21T10:00:00Z").getEpochSecond() * 1_000_000;
    private static final long LENGTH = 2_400_000_000L;
    private static final int LATEST = 300_000_000;

    private final Random random;
    private final int events;
    private final long[][] times;
    private final int[] counts;
    private int made;

    Attack(int events, int addresses, long seed) {
        this.events = events;
        this.random = new Random(seed);
        this.times = new long[addresses][4];
        this.counts = new int[addresses];
    }

    boolean hasNext() {
        return made < events;
    }

    /** The next failed login, as the rule selected it. */
    Detection next() {
        int address = random.nextInt(5) == 0 ? random.nextInt(times.length / 100) : random.nextInt(times.length);
        long late = random.nextInt(10) == 0 ? random.nextInt(LATEST) : 0;
        long time = BEGIN + LENGTH / events * made - late;
        remember(address, time);
        Detection detection = new Detection();
        detection.setKey(key(address));
        detection.setRuleId(RULE.id());
        detection.setRuleHash(RULE.hash());
        detection.setGroup(group(address));
        detection.setTimestamp(time);
        detection.setEventId(Ids.event("soak", "auth", "", 0, made));
        detection.setHost(new EcsHost("machine-" + made % 500, "web-" + made % 500, null));
        detection.setUser("user-" + random.nextInt(1000));
        detection.setSource(text(address));
        detection.setLine("2026-11-21T10:00:00Z web sshd[" + made + "]: Failed password for invalid user from "
                + text(address) + " port 4000 ssh2");
        made++;
        return detection;
    }

    private void remember(int address, long time) {
        if (counts[address] == times[address].length) {
            times[address] = Arrays.copyOf(times[address], 2 * counts[address]);
        }
        times[address][counts[address]++] = time;
    }

    private static String text(int address) {
        return "10." + address / 65536 + "." + address / 256 % 256 + "." + address % 256;
    }

    private static List<AlertGroupValue> group(int address) {
        return List.of(new AlertGroupValue("source.ip", text(address)));
    }

    private static String key(int address) {
        return Ids.group(RULE.id() + RULE.hash(), group(address));
    }

    /** How many events each alert must count, by the id of the alert. */
    Map<String, Long> expected() {
        Map<String, Long> expected = new HashMap<>();
        long day = Math.floorDiv(BEGIN, 86_400_000_000L);
        for (int address = 0; address < times.length; address++) {
            long counted = counted(Arrays.copyOf(times[address], counts[address]));
            if (counted > 0) {
                expected.put(Ids.incident(key(address), day), counted);
            }
        }
        return expected;
    }

    /** An event counts if the ten minutes that end with some event hold it and three more at least. */
    private static long counted(long[] times) {
        long[] breaches =
                Arrays.stream(times).filter(end -> within(times, end) >= LEAST).toArray();
        return Arrays.stream(times)
                .filter(time -> Arrays.stream(breaches).anyMatch(end -> time <= end && end - time < TIMESPAN))
                .count();
    }

    private static long within(long[] times, long end) {
        return Arrays.stream(times)
                .filter(time -> time <= end && end - time < TIMESPAN)
                .count();
    }
}

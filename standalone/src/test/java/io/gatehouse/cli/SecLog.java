package io.gatehouse.cli;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.IntFunction;

/**
 * An auth.log of 100,000 lines over 30 hours, always the same: attacks by ssh, su and console of many shapes, among lines that are none.
 * Lines stand in order, as SEC needs them.
 */
final class SecLog {
    static final int LINES = 100_000;
    /** Twenty failures of which the first is as long ago as the window is long. */
    static final String EXACTLY = "login-failures-from-one-address 203.0.113.1";
    /** More than twenty failures just before midnight, some more just after it. */
    static final String MIDNIGHT = "login-failures-from-one-address 203.0.113.2";

    private static final Instant BEGIN = Instant.parse("2026-03-02T00:00:00Z");
    private static final int SECONDS = 30 * 3600;

    private record Line(int second, String text) {}

    private final Random random = new Random(5);
    private final List<Line> lines = new ArrayList<>();
    private final Map<String, List<Long>> failures = new TreeMap<>();

    SecLog() {
        for (int i = 0; i < 400; i++) {
            String group = "login-failures-from-one-address 203.0." + (100 + i / 200) + "." + (i % 200 + 1);
            int shape = i;
            attackOf(group, line -> attack(group, shape, 20, 300, line));
        }
        for (int i = 0; i < 60; i++) {
            String user = "user" + i;
            attack("su-failures " + user, i, 3, 600, n -> "su[5]: FAILED SU (to root) " + user + " on pts/" + n % 9);
            String tty = "ttyv" + i;
            attack(
                    "console-failures " + tty,
                    i,
                    3,
                    900,
                    n -> "login[6]: 1 LOGIN FAILURE ON " + tty + (n % 2 == 0 ? ", ann" : ""));
        }
        attackOf(EXACTLY, line -> {
            burst(EXACTLY, 40_000, 1, 1, line);
            burst(EXACTLY, 40_282, 19, 1, line);
        });
        attackOf(MIDNIGHT, line -> burst(MIDNIGHT, 24 * 3600 - 22, 25, 1, line));
        while (lines.size() < LINES) {
            add(random.nextInt(SECONDS), other());
        }
        lines.sort(Comparator.comparingInt(Line::second));
        failures.values().forEach(times -> times.sort(Comparator.naturalOrder()));
    }

    /** Of each rule and group, in words, the times of what its rule counts, in seconds since 1970. */
    Map<String, List<Long>> failures() {
        return failures;
    }

    List<String> text() {
        return lines.stream()
                .map(line -> BEGIN.plusSeconds(line.second()) + " gate " + line.text())
                .toList();
    }

    private static void attackOf(String group, Consumer<IntFunction<String>> attack) {
        String address = group.split(" ")[1];
        attack.accept(port -> "sshd[4]: Failed password for " + (port % 3 == 0 ? "invalid user x" : "root") + " from "
                + address + " port " + (4000 + port) + " ssh2");
    }

    /** An attack in one of eight shapes around the threshold of a rule, {@code count} within {@code window} seconds. */
    private void attack(String group, int shape, int count, int window, IntFunction<String> line) {
        int start = random.nextInt(SECONDS - 10_000);
        int even = window / count;
        switch (shape % 8) {
            case 0 -> burst(group, start, count - 1, 1, line);
            case 1 -> burst(group, start, count, 1, line);
            case 2 -> burst(group, start, count * 3, window / (count - 1) + 1, line);
            case 3 -> burst(group, start, count + 1, even, line);
            case 4 -> burst(group, start, count * 10, even / 2, line);
            case 5 -> {
                burst(group, start, count + 5, 1, line);
                burst(group, start + 3600, count + 5, 1, line);
            }
            case 6 -> scattered(group, start, count * 3, even * 2, line);
            default -> {
                burst(group, start, count / 2 + 1, 1, line);
                burst(group, start + window / 2, count / 2 + 1, 1, line);
            }
        }
    }

    private void burst(String group, int start, int count, int step, IntFunction<String> line) {
        for (int i = 0; i < count; i++) {
            failure(group, start + i * step, line.apply(i));
        }
    }

    private void scattered(String group, int start, int count, int most, IntFunction<String> line) {
        int second = start;
        for (int i = 0; i < count; i++) {
            failure(group, second, line.apply(i));
            second += random.nextInt(most);
        }
    }

    private void failure(String group, int second, String text) {
        add(second, text);
        failures.computeIfAbsent(group, key -> new ArrayList<>())
                .add(BEGIN.plusSeconds(second).getEpochSecond());
    }

    private void add(int second, String text) {
        lines.add(new Line(second, text));
    }

    private String other() {
        int port = 1024 + random.nextInt(60_000);
        return switch (random.nextInt(4)) {
            case 0 -> "sshd[7]: Disconnected from user deploy 192.0.2.1 port " + port;
            case 1 -> "sshd[7]: Connection closed by 192.0.2.9 port " + port + " [preauth]";
            case 2 -> "CRON[8]: (root) CMD (/usr/lib/sa/sa1 1 1)";
            default -> "systemd-logind[9]: Removed session " + port + ".";
        };
    }
}

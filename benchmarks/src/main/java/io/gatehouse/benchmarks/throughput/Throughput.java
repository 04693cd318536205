package io.gatehouse.benchmarks.throughput;

import io.gatehouse.benchmarks.Cluster;
import io.gatehouse.benchmarks.load.Tally;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.ToDoubleFunction;

/**
 * Lines per second of the topology and, in turn with it, of two pass-throughs of the same records. What they have in common (the
 * machine, the broker in the same process, the settings) drops out of the ratio.
 */
public final class Throughput {
    private static final String PIPELINE = "gatehouse";
    private static final String BASE = "pass-through";

    private final List<Contender> contenders =
            List.of(new Pipeline(PIPELINE), PassThrough.ours(), PassThrough.confluent());
    private final int[] threads;
    private final int rounds;
    private final Race race;
    private final Tally expected;

    /** Over the lines that are in the raw topic; {@code expected} is what they must lead to. */
    public Throughput(Cluster cluster, Tally expected, int rounds, int... threads) {
        this.race = new Race(cluster);
        this.expected = expected;
        this.rounds = rounds;
        this.threads = threads.clone();
    }

    /** Runs a round that does not count and in which every number is checked, then the others; one row for each contender. */
    public List<Map<String, Object>> run() throws InterruptedException, ExecutionException {
        for (Contender contender : contenders) {
            race.run(contender, threads[threads.length - 1], expected);
        }
        Map<String, List<Lap>> laps = new LinkedHashMap<>();
        for (int round = 0; round < rounds; round++) {
            for (int count : threads) {
                for (Contender contender : contenders) {
                    laps.computeIfAbsent(contender.name() + "/" + count, key -> new ArrayList<>())
                            .add(race.run(contender, count));
                }
            }
        }
        return rows(laps);
    }

    private List<Map<String, Object>> rows(Map<String, List<Lap>> laps) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (int count : threads) {
            Lap base = median(laps.getOrDefault(BASE + "/" + count, List.of()));
            for (Contender contender : contenders) {
                rows.add(row(
                        contender.name(), count, laps.getOrDefault(contender.name() + "/" + count, List.of()), base));
            }
        }
        return rows;
    }

    private static Map<String, Object> row(String name, int threads, List<Lap> laps, Lap base) {
        Lap median = median(laps);
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("what", name);
        row.put("threads", threads);
        row.put("lines_per_second", Math.round(median.linesPerSecond()));
        row.put("lines_per_second_and_thread", Math.round(median.linesPerSecond() / threads));
        row.put(
                "lowest",
                Math.round(laps.stream().mapToDouble(Lap::linesPerSecond).min().orElse(0)));
        row.put(
                "highest",
                Math.round(laps.stream().mapToDouble(Lap::linesPerSecond).max().orElse(0)));
        row.put("cpu_us_per_line", median.cpuMicros());
        row.put("allocated_bytes_per_line", Math.round(median.allocatedBytes()));
        row.put("of_pass_through", median.linesPerSecond() / base.linesPerSecond());
        row.put("of_pass_through_by_cpu", base.cpuMicros() / median.cpuMicros());
        return row;
    }

    private static Lap median(List<Lap> laps) {
        return new Lap(
                median(laps, Lap::linesPerSecond), median(laps, Lap::cpuMicros), median(laps, Lap::allocatedBytes));
    }

    private static double median(List<Lap> laps, ToDoubleFunction<Lap> number) {
        double[] sorted = laps.stream().mapToDouble(number).sorted().toArray();
        return Arrays.stream(sorted)
                .skip((sorted.length - 1) / 2)
                .limit(sorted.length % 2 == 0 ? 2 : 1)
                .average()
                .orElse(Double.NaN);
    }
}

package io.gatehouse.benchmarks.latency;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/** How long it took from each probe to what it leads to. */
final class Delays {
    private Delays() {}

    /**
     * Number and percentiles in milliseconds of the probes from {@code first} on.
     *
     * @param what what each leads to, in the plural
     * @param seenAt when that came, by the number of the probe
     * @throws IllegalStateException where it is missing for one
     */
    static Map<String, Object> row(String what, ProbeLogins logins, int first, Map<Integer, Long> seenAt) {
        List<Integer> missing = IntStream.range(0, logins.count())
                .filter(number -> !seenAt.containsKey(number))
                .boxed()
                .toList();
        if (!missing.isEmpty()) {
            throw new IllegalStateException(
                    seenAt.size() + " " + what + " for " + logins.count() + " logins; missing: " + missing);
        }
        double[] millis = IntStream.range(first, logins.count())
                .mapToDouble(number -> (Objects.requireNonNull(seenAt.get(number)) - logins.writtenAt(number)) / 1e6)
                .sorted()
                .toArray();
        Map<String, Object> row = new LinkedHashMap<>();
        row.put(what, millis.length);
        row.put("p50_ms", percentile(millis, 0.50));
        row.put("p90_ms", percentile(millis, 0.90));
        row.put("p99_ms", percentile(millis, 0.99));
        row.put("max_ms", percentile(millis, 1));
        return row;
    }

    private static double percentile(double[] sorted, double rank) {
        return sorted.length == 0 ? Double.NaN : sorted[(int) Math.ceil(rank * sorted.length) - 1];
    }
}

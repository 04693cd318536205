package io.gatehouse.benchmarks.allowlist;

import io.gatehouse.benchmarks.CpuTime;
import io.gatehouse.model.AllowlistEntry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs {@link AllowlistBenchmark}, and measures what it takes to take the entries in; both in processor time. */
public final class Allowlists {
    private static final int[] SIZES = {10, 1_000, 100_000};
    private static final int WARM_UPS = 5;
    private static final int ROUNDS = 7;

    private final boolean smoke;

    /** @param smoke whether to run each once only, in this process */
    public Allowlists(boolean smoke) {
        this.smoke = smoke;
    }

    /** Processor time per login and for taking entries in; one row for each number of entries. */
    public List<Map<String, Object>> run() throws RunnerException {
        Map<Integer, Double> nanos = new LinkedHashMap<>();
        for (RunResult result : new Runner(options()).run()) {
            nanos.put(
                    Integer.parseInt(result.getParams().getParam("entries")),
                    Objects.requireNonNull(result.getSecondaryResults().get(CpuTime.LABEL))
                            .getStatistics()
                            .getPercentile(50));
        }
        Loaded.of(new MadeUpList(SIZES[1]).entries()); // warms up
        List<Map<String, Object>> rows = new ArrayList<>();
        for (int size : SIZES) {
            List<AllowlistEntry> entries = new MadeUpList(size).entries();
            Loaded loaded = Loaded.of(entries);
            double time = Objects.requireNonNull(nanos.get(size));
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("entries", size);
            row.put("ns_per_login", Math.round(time));
            row.put("×_ten_entries", time / Objects.requireNonNull(nanos.get(SIZES[0])));
            row.put("taken_in_ms", loaded.millis());
            row.put("us_per_entry", loaded.millis() * 1000 / size);
            row.put("p99.9_ms", loaded.slow());
            row.put("slowest_ms", loaded.longest());
            rows.add(row);
        }
        return rows;
    }

    private Options options() {
        return new OptionsBuilder()
                .include(AllowlistBenchmark.class.getName() + "\\.")
                .param(
                        "entries",
                        IntStream.of(SIZES).mapToObj(Integer::toString).toArray(String[]::new))
                .verbosity(VerboseMode.SILENT)
                .jvmArgsAppend("-Xmx2g", "-XX:+UseParallelGC")
                .addProfiler(CpuTime.class)
                .shouldFailOnError(true)
                .forks(smoke ? 0 : 1)
                .warmupIterations(smoke ? 0 : WARM_UPS)
                .measurementIterations(smoke ? 1 : ROUNDS)
                .warmupTime(TimeValue.seconds(1))
                .measurementTime(TimeValue.milliseconds(smoke ? 100 : 1000))
                .build();
    }
}

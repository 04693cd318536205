package io.gatehouse.benchmarks.stages;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs {@link StageBenchmark}. */
public final class Stages {
    private static final int WARM_UPS = 15;
    private static final int SHOTS = 15;

    private Stages() {}

    /**
     * Microseconds per line of each step; one row for each.
     *
     * @param smoke whether to run each once only, in this process
     */
    public static List<Map<String, Object>> run(boolean smoke) throws RunnerException {
        Options options = new OptionsBuilder()
                .include(StageBenchmark.class.getName() + "\\.")
                .verbosity(VerboseMode.SILENT)
                .jvmArgsAppend("-Xmx2g", "-XX:+UseParallelGC")
                .shouldFailOnError(true)
                .forks(smoke ? 0 : 1)
                .warmupIterations(smoke ? 1 : WARM_UPS)
                .measurementIterations(smoke ? 1 : SHOTS)
                .build();
        List<Map<String, Object>> rows = new ArrayList<>();
        for (RunResult result : new Runner(options).run()) {
            rows.add(row(result.getPrimaryResult()));
        }
        return rows;
    }

    private static Map<String, Object> row(Result<?> result) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("step", result.getLabel());
        row.put("us_per_line", result.getStatistics().getPercentile(50));
        row.put("lowest", result.getStatistics().getMin());
        row.put("highest", result.getStatistics().getMax());
        return row;
    }
}

package io.gatehouse.benchmarks.stages;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs {@link RuleBenchmark}. */
public final class Rules {
    private static final int WARM_UPS = 15;
    private static final int SHOTS = 15;

    private final boolean smoke;
    private final List<String> sets = new ArrayList<>(RuleBenchmark.numbers());
    private final Map<String, Double> micros = new LinkedHashMap<>();

    /**
     * Compares 1, 10, 100 and 1,000 made-up rules.
     *
     * @param folder of rules to measure beside them; null for none
     * @param smoke whether to run each once only, in this process
     */
    public Rules(@Nullable Path folder, boolean smoke) {
        this.smoke = smoke;
        if (folder != null) {
            sets.add(folder.toString());
        }
    }

    /** Microseconds per line and speed beside one rule; one row for each set of rules. */
    public List<Map<String, Object>> run() throws RunnerException {
        for (RunResult result : new Runner(options()).run()) {
            micros.put(
                    result.getPrimaryResult().getLabel() + "/"
                            + result.getParams().getParam("rules"),
                    result.getPrimaryResult().getStatistics().getPercentile(50));
        }
        return sets.stream().map(this::row).toList();
    }

    private Options options() {
        return new OptionsBuilder()
                .include(RuleBenchmark.class.getName() + "\\.")
                .param("rules", sets.toArray(String[]::new))
                .verbosity(VerboseMode.SILENT)
                .jvmArgsAppend("-Xmx2g", "-XX:+UseParallelGC")
                .shouldFailOnError(true)
                .forks(smoke ? 0 : 1)
                .warmupIterations(smoke ? 0 : WARM_UPS)
                .measurementIterations(smoke ? 1 : SHOTS)
                .build();
    }

    private Map<String, Object> row(String rules) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("rules", rules.indexOf('/') < 0 ? rules : "folder");
        row.put("match_us", time("matchRules", rules));
        row.put("match_speed", time("matchRules", "1") / time("matchRules", rules));
        row.put("line_us", time("parseJoinAndMatch", rules));
        row.put("line_speed", time("parseJoinAndMatch", "1") / time("parseJoinAndMatch", rules));
        return row;
    }

    private double time(String method, String rules) {
        return Objects.requireNonNull(micros.get(method + "/" + rules));
    }
}

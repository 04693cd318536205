package io.gatehouse.benchmarks.parse;

import io.gatehouse.benchmarks.CpuTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs {@link ParseBenchmark}. */
public final class Parses {
    private static final String BYTES = "gc.alloc.rate.norm";
    private static final List<String> READERS = List.of("gatehouse", "regex", "grok");

    private final String folder;
    private final boolean smoke;
    private final Map<String, RunResult> results = new LinkedHashMap<>();

    /**
     * Of these lines.
     *
     * @param folder with lines; empty for those made up
     * @param smoke whether to run each for an instant only, in this process
     */
    public Parses(String folder, boolean smoke) {
        this.folder = folder;
        this.smoke = smoke;
    }

    /** Lines per second of processor time and bytes allocated per line; one row for each family. */
    public List<Map<String, Object>> run() throws RunnerException {
        List<Family> families =
                folder.isEmpty() ? Family.NAMES.stream().map(Family::madeUp).toList() : Families.in(folder);
        String[] names = families.stream().map(Family::name).toArray(String[]::new);
        for (RunResult result : new Runner(options(names)).run()) {
            results.put(
                    key(
                            result.getParams().getParam("family"),
                            result.getParams().getParam("reader")),
                    result);
        }
        List<Map<String, Object>> rows = new ArrayList<>();
        families.forEach(family -> rows.add(row(family)));
        return rows;
    }

    private Options options(String... families) {
        return new OptionsBuilder()
                .include(ParseBenchmark.class.getName() + "\\.")
                .param("family", families)
                .param("folder", folder)
                .verbosity(VerboseMode.SILENT)
                .jvmArgsAppend("-Xmx1g", "-XX:+UseParallelGC")
                .addProfiler(GCProfiler.class)
                .addProfiler(CpuTime.class)
                .shouldFailOnError(true)
                .forks(smoke ? 0 : 2)
                .warmupIterations(smoke ? 1 : 4)
                .warmupTime(smoke ? TimeValue.milliseconds(20) : TimeValue.seconds(1))
                .measurementIterations(smoke ? 1 : 4)
                .measurementTime(smoke ? TimeValue.milliseconds(20) : TimeValue.seconds(1))
                .build();
    }

    private Map<String, Object> row(Family family) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("family", family.name());
        double own = linesPerSecond(key(family.name(), "gatehouse"));
        for (String reader : READERS) {
            String key = key(family.name(), reader);
            row.put(reader + "_lines/s", Math.round(linesPerSecond(key)));
            row.put(reader + "_B/line", Math.round(second(key, BYTES)));
            row.put(reader + "_read", read(family, LineReader.named(reader)));
        }
        row.put("×_regex", own / linesPerSecond(key(family.name(), "regex")));
        row.put("×_grok", own / linesPerSecond(key(family.name(), "grok")));
        return row;
    }

    private static String key(String family, String reader) {
        return family + "/" + reader;
    }

    private double linesPerSecond(String key) {
        return 1e9 / second(key, CpuTime.LABEL);
    }

    /** The median. */
    private double second(String key, String label) {
        Map<String, Result> measured = Objects.requireNonNull(results.get(key)).getSecondaryResults();
        return Objects.requireNonNull(measured.get(label)).getStatistics().getPercentile(50);
    }

    /** The part of the lines of which something was read. */
    private static String read(Family family, LineReader reader) {
        long read = family.lines().stream()
                .filter(line -> reader.read(line) != null)
                .count();
        return Math.round(100.0 * read / family.lines().size()) + " %";
    }
}

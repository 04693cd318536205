package io.gatehouse.benchmarks.session;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs {@link SessionBenchmark} and weighs what a session leaves on the heap. */
public final class Sessions {
    private static final int WARM_UPS = 15;
    private static final int SHOTS = 15;

    private final boolean smoke;
    private final Map<String, Double> micros = new LinkedHashMap<>();

    /** @param smoke whether to run each once only, in this process */
    public Sessions(boolean smoke) {
        this.smoke = smoke;
    }

    /** Events per second of one thread and bytes per open session; one row for each crowd. */
    public List<Map<String, Object>> run() throws RunnerException {
        for (RunResult result : new Runner(options()).run()) {
            String crowd = result.getParams().getParam("crowd");
            micros.put(
                    result.getPrimaryResult().getLabel() + "/" + crowd,
                    result.getPrimaryResult().getStatistics().getPercentile(50));
        }
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Crowd crowd : Crowd.values()) {
            rows.add(row(crowd));
        }
        return rows;
    }

    private Options options() {
        return new OptionsBuilder()
                .include(SessionBenchmark.class.getName() + "\\.")
                .param("crowd", Stream.of(Crowd.values()).map(Crowd::name).toArray(String[]::new))
                .verbosity(VerboseMode.SILENT)
                .jvmArgsAppend("-Xmx2g", "-XX:+UseParallelGC")
                .shouldFailOnError(true)
                .forks(smoke ? 0 : 1)
                .warmupIterations(smoke ? 0 : WARM_UPS)
                .measurementIterations(smoke ? 1 : SHOTS)
                .build();
    }

    private Map<String, Object> row(Crowd crowd) {
        double join = time("join", crowd);
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("open_sessions", crowd.words());
        row.put("events/s", Math.round(1e6 / join));
        row.put("us_per_event", join);
        row.put("×_one_session", join / time("join", Crowd.ONE));
        row.put("×_put_and_get", join / time("putAndGet", crowd));
        row.put("B_per_session", crowd.sessions() < 1_000 ? "" : Footprint.of(crowd));
        return row;
    }

    private double time(String method, Crowd crowd) {
        return Objects.requireNonNull(micros.get(method + "/" + crowd.name()));
    }
}

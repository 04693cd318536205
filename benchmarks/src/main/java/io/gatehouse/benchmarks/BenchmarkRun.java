package io.gatehouse.benchmarks;

import io.gatehouse.benchmarks.allowlist.Allowlists;
import io.gatehouse.benchmarks.latency.Latency;
import io.gatehouse.benchmarks.latency.MailLatency;
import io.gatehouse.benchmarks.load.Fleet;
import io.gatehouse.benchmarks.load.LinesTopic;
import io.gatehouse.benchmarks.parse.Parses;
import io.gatehouse.benchmarks.search.SearchSink;
import io.gatehouse.benchmarks.session.Sessions;
import io.gatehouse.benchmarks.soak.Soak;
import io.gatehouse.benchmarks.stages.Rules;
import io.gatehouse.benchmarks.stages.Stages;
import io.gatehouse.benchmarks.throughput.Throughput;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures what was asked for, prints it and writes it to a file. */
@Command(
        name = "benchmarks/run",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Measures the pipeline on a broker in this process: lines per second, time per stage, latency.")
final class BenchmarkRun implements Callable<Integer> {
    @Option(names = "--smoke", description = "A minute at most: shows that all works and that the counts are exact.")
    boolean smoke;

    @Option(names = "--lines", description = "Lines to read; 1000000, or 30000 with --smoke.")
    long lines;

    @Option(names = "--hosts", description = "Hosts that write them (default: ${DEFAULT-VALUE}).")
    int hosts = 500;

    @Option(names = "--seed", description = "The same seed gives the same lines (default: ${DEFAULT-VALUE}).")
    long seed = 1;

    @Option(names = "--rounds", description = "How often each contender reads them; 3, or 1 with --smoke.")
    int rounds;

    @Option(
            names = "--only",
            split = ",",
            description =
                    "Parts to run, of throughput, stages, latency, mail, parse, session, rules, soak, search and allowlist"
                            + " (default: all).")
    Set<String> only = Set.of(
            "throughput", "stages", "latency", "mail", "parse", "session", "rules", "soak", "search", "allowlist");

    @Option(
            names = "--lines-from",
            description = "Folder of *.log and *.jsonl (field line) whose lines parse reads instead of made-up ones.")
    String folder = "";

    @Option(names = "--rules", description = "Folder of rules that the part rules measures beside its own.")
    @Nullable
    Path rules;

    @Option(names = "--json", description = "File to write (default: ${DEFAULT-VALUE}).")
    Path json = Path.of("benchmarks", "target", "benchmarks.json");

    @Spec
    @SuppressWarnings("NullAway.Init")
    CommandSpec spec;

    private final Map<String, Object> report = new LinkedHashMap<>();

    /** Runs the command line. */
    public static void main(String... args) {
        CommandLine command = new CommandLine(new BenchmarkRun());
        command.setExecutionExceptionHandler((failure, line, result) -> {
            failure.printStackTrace(line.getErr());
            return 1;
        });
        System.exit(command.execute(args));
    }

    @Override
    public Integer call() throws Exception {
        lines = lines > 0 ? lines : smoke ? 30_000 : 1_000_000;
        rounds = rounds > 0 ? rounds : smoke ? 1 : 3;
        PrintWriter out = spec.commandLine().getOut();
        report.put("machine", Machine.facts());
        report.put("lines", lines);
        report.put("hosts", hosts);
        report.put("seed", seed);
        out.println(report);
        out.flush();
        try (WorkDirectory work = new WorkDirectory()) {
            if (only.contains("throughput")) {
                throughput(out, work.path().resolve("throughput"));
            }
            if (only.contains("latency")) {
                latency(out, work.path());
            }
            if (only.contains("mail")) {
                mail(out, work.path().resolve("mail"));
            }
            if (only.contains("soak")) {
                soak(out, work.path().resolve("soak"));
            }
            if (only.contains("search")) {
                int events = smoke ? 5_000 : 200_000;
                List<Map<String, Object>> rows = new SearchSink(work.path().resolve("search"), events, rounds).run();
                print(out, "search", "Elasticsearch sink beside a bulk loader", rows);
            }
        }
        if (only.contains("stages")) {
            print(out, "stages", "Time per step, one thread, without Kafka", Stages.run(smoke));
        }
        if (only.contains("parse")) {
            print(out, "parse", "Parsers, lines per second of one core", new Parses(folder, smoke).run());
        }
        if (only.contains("session")) {
            print(out, "session", "The session and join step of one host, one thread", new Sessions(smoke).run());
        }
        if (only.contains("rules")) {
            print(out, "rules", "Rules by their number, one thread, without Kafka", new Rules(rules, smoke).run());
        }
        if (only.contains("allowlist")) {
            print(
                    out,
                    "allowlist",
                    "The allowlist, one login after the other, one thread",
                    new Allowlists(smoke).run());
        }
        JsonFile.write(json, report);
        out.println();
        out.println("Written to " + json);
        return 0;
    }

    private void throughput(PrintWriter out, Path directory) throws Exception {
        try (Cluster cluster = new Cluster(directory)) {
            cluster.clear();
            Fleet fleet = new Fleet(hosts, seed);
            try (LinesTopic topic = new LinesTopic(cluster)) {
                topic.allow();
                topic.send(fleet, lines);
            }
            report.put("mix", fleet.tally().kinds());
            out.println("Mix of lines: " + fleet.tally().kinds());
            List<Map<String, Object>> rows =
                    new Throughput(cluster, fleet.tally(), rounds, smoke ? new int[] {1} : new int[] {1, 2}).run();
            print(out, "throughput", "Throughput", rows);
        }
    }

    private void latency(PrintWriter out, Path directory) throws Exception {
        Duration warmUp = Duration.ofSeconds(smoke ? 1 : 10);
        Duration time = Duration.ofSeconds(smoke ? 2 : 60);
        List<Map<String, Object>> rows = new ArrayList<>();
        for (int rate : new int[] {1_000, 10_000}) {
            try (Cluster cluster = new Cluster(directory.resolve("latency-" + rate))) {
                cluster.clear();
                rows.add(new Latency(cluster, directory, hosts, 1).run(rate, warmUp, time));
            }
        }
        print(out, "latency", "From a line in a file to the alert", rows);
    }

    private void mail(PrintWriter out, Path directory) throws Exception {
        Duration warmUp = Duration.ofSeconds(smoke ? 1 : 20);
        Duration time = Duration.ofSeconds(smoke ? 5 : 300);
        try (Cluster cluster = new Cluster(directory)) {
            cluster.clear();
            MailLatency latency = new MailLatency(cluster, directory, hosts, smoke ? 2 : 0.5);
            print(out, "mail", "From a line in a file to the mail", List.of(latency.run(warmUp, time)));
        }
    }

    private void soak(PrintWriter out, Path directory) throws Exception {
        try (Cluster cluster = new Cluster(directory)) {
            cluster.clear();
            Soak soak = smoke ? new Soak(cluster, 20_000, 4_000, seed) : new Soak(cluster, 1_000_000, 200_000, seed);
            print(out, "soak", "Failed logins counted by address; every alert is exact", soak.run());
        }
    }

    private void print(PrintWriter out, String key, String title, List<Map<String, Object>> rows) {
        report.put(key, rows);
        Table.print(out, title, rows);
    }
}

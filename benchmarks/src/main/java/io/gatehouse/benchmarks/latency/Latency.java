package io.gatehouse.benchmarks.latency;

import io.gatehouse.benchmarks.Cluster;
import io.gatehouse.benchmarks.load.Fleet;
import io.gatehouse.benchmarks.load.LinesTopic;
import io.gatehouse.ingest.Agent;
import io.gatehouse.ingest.AgentSettings;
import io.gatehouse.ingest.HostIdentity;
import io.gatehouse.ingest.LogInput;
import io.gatehouse.ingest.LogSource;
import io.gatehouse.ingest.ProducerSettings;
import io.gatehouse.streams.app.StreamsApp;
import io.gatehouse.streams.detect.notify.Routes;
import io.gatehouse.streams.detect.sigma.SigmaRules;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;

/**
 * How long it takes from a line in a file until a subscriber has the alert: agent, broker, topology and a consumer that reads only what
 * was committed, while the lines of other hosts come at a steady rate.
 */
public final class Latency {
    private static final double PROBES_PER_SECOND = 5;
    private static final Duration UNTIL_RUNNING = Duration.ofSeconds(60);
    private static final Duration UNTIL_LAST = Duration.ofSeconds(30);

    private final Cluster cluster;
    private final Path directory;
    private final int hosts;
    private final int threads;

    /** On a cluster without other lines; {@code directory} is where the log file is written. */
    public Latency(Cluster cluster, Path directory, int hosts, int threads) {
        this.cluster = cluster;
        this.directory = directory;
        this.hosts = hosts;
        this.threads = threads;
    }

    /**
     * Measures at one load; a row of percentiles in milliseconds.
     *
     * @param rate lines a second of the other hosts
     * @param warmUp how long probes do not count
     * @param time how long they do
     */
    public Map<String, Object> run(int rate, Duration warmUp, Duration time) throws InterruptedException, IOException {
        ProbeLogins logins = new ProbeLogins(directory.resolve("auth-" + rate + ".log"));
        Fleet fleet = new Fleet(hosts, rate);
        try (LinesTopic lines = new LinesTopic(cluster);
                StreamsApp app = new StreamsApp(
                        cluster.settings("latency-" + rate, threads),
                        cluster.serdes(),
                        SigmaRules.shipped(),
                        Routes.standard());
                ProbeAlerts alerts = new ProbeAlerts(cluster);
                Agent agent = agent(rate)) {
            lines.allow();
            app.start();
            logins.write(1);
            alerts.readUntil(1, UNTIL_RUNNING);
            try (Pace background = new Pace("background", rate, count -> lines.send(fleet, count));
                    Pace probes = new Pace("probes", PROBES_PER_SECOND, logins::write)) {
                alerts.readFor(warmUp);
                int first = logins.count();
                alerts.readFor(time);
                double sent = background.done() * 1000.0 / (warmUp.toMillis() + time.toMillis());
                probes.close();
                alerts.readUntil(logins.count(), UNTIL_LAST);
                return row(rate, sent, first, logins, alerts.readAt());
            }
        }
    }

    private Agent agent(int rate) {
        HostIdentity host = new HostIdentity("latency-" + rate, "db-1", ZoneOffset.UTC);
        LogInput input = new LogInput(
                LogSource.AUTH, directory.resolve("auth-" + rate + ".log").toString());
        AgentSettings settings = AgentSettings.of(host, List.of(input), directory.resolve("checkpoint-" + rate));
        ProducerSettings producer =
                ProducerSettings.of(Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, cluster.bootstrapServers()));
        return Agent.start(
                settings,
                cluster.topics().raw(),
                cluster.serdes().forTopic(cluster.topics().raw()).serializer(),
                producer::open);
    }

    private static Map<String, Object> row(
            int rate, double sent, int first, ProbeLogins logins, Map<Integer, Long> readAt) {
        if (readAt.size() != logins.count()) {
            throw new IllegalStateException(readAt.size() + " alerts for " + logins.count() + " logins");
        }
        double[] millis = readAt.entrySet().stream()
                .filter(alert -> alert.getKey() >= first)
                .mapToDouble(alert -> (alert.getValue() - logins.writtenAt(alert.getKey())) / 1e6)
                .sorted()
                .toArray();
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("lines_per_second", rate);
        row.put("sent_per_second", Math.round(sent));
        row.put("alerts", millis.length);
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

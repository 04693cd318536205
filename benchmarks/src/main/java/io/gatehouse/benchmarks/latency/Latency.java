package io.gatehouse.benchmarks.latency;

import io.gatehouse.benchmarks.Cluster;
import io.gatehouse.benchmarks.load.Fleet;
import io.gatehouse.benchmarks.load.LinesTopic;
import io.gatehouse.redact.RedactionKey;
import io.gatehouse.redact.RedactionRules;
import io.gatehouse.redact.Redactor;
import io.gatehouse.streams.app.StreamsApp;
import io.gatehouse.streams.detect.notify.Routes;
import io.gatehouse.streams.detect.sigma.SigmaRules;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

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
        Fleet fleet = new Fleet(hosts, rate);
        try (LinesTopic lines = new LinesTopic(cluster);
                StreamsApp app = new StreamsApp(
                        cluster.settings("latency-" + rate, threads),
                        cluster.serdes(),
                        SigmaRules.shipped(),
                        Routes.standard(),
                        Redactor.of(RedactionRules.shipped(), RedactionKey.random()));
                ProbeAlerts alerts = new ProbeAlerts(cluster);
                ProbeHost host = new ProbeHost(cluster, directory, "latency-" + rate)) {
            ProbeLogins logins = host.logins();
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
                Map<String, Object> row = new LinkedHashMap<>();
                row.put("lines_per_second", rate);
                row.put("sent_per_second", Math.round(sent));
                row.putAll(Delays.row("alerts", logins, first, alerts.readAt()));
                return row;
            }
        }
    }
}

package io.gatehouse.benchmarks.latency;

import io.gatehouse.benchmarks.Cluster;
import io.gatehouse.benchmarks.load.Fleet;
import io.gatehouse.benchmarks.load.LinesTopic;
import io.gatehouse.embedded.ConnectWorker;
import io.gatehouse.embedded.WorkerSettings;
import io.gatehouse.redact.RedactionKey;
import io.gatehouse.redact.RedactionRules;
import io.gatehouse.redact.Redactor;
import io.gatehouse.sinks.standin.Mailbox;
import io.gatehouse.streams.app.StreamsApp;
import io.gatehouse.streams.detect.Glob;
import io.gatehouse.streams.detect.notify.HostLabels;
import io.gatehouse.streams.detect.notify.Occasion;
import io.gatehouse.streams.detect.notify.Rate;
import io.gatehouse.streams.detect.notify.Route;
import io.gatehouse.streams.detect.notify.Routes;
import io.gatehouse.streams.detect.notify.Scope;
import io.gatehouse.streams.detect.sigma.SigmaRules;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How long it takes from a line in a file until the mail about it is in the mailbox: the parts of {@code up} (agent, broker, topology,
 * Connect worker with the packaged sink) and a mail server, while the lines of other hosts come at a steady rate.
 */
public final class MailLatency {
    private static final List<Path> PLUGINS = List.of(Path.of("sinks", "email", "target", "plugins"));
    private static final String NAME = "mail";
    private static final int OTHER_LINES_PER_SECOND = 1_000;
    private static final Duration UNTIL_RUNNING = Duration.ofSeconds(60);
    private static final Duration UNTIL_LAST = Duration.ofSeconds(30);

    private final Cluster cluster;
    private final Path directory;
    private final int hosts;
    private final double loginsPerSecond;

    /** On a cluster without other lines; {@code directory} is where the log file is written. */
    public MailLatency(Cluster cluster, Path directory, int hosts, double loginsPerSecond) {
        this.cluster = cluster;
        this.directory = directory;
        this.hosts = hosts;
        this.loginsPerSecond = loginsPerSecond;
    }

    /**
     * A row of percentiles in milliseconds.
     *
     * @param warmUp how long logins do not count
     * @param time how long they do
     * @throws IllegalStateException where a mail has not come 30 s after the last login
     */
    public Map<String, Object> run(Duration warmUp, Duration time)
            throws InterruptedException, IOException, MessagingException {
        try (LinesTopic lines = new LinesTopic(cluster);
                Mailbox mailbox = Mailbox.start();
                StreamsApp app = new StreamsApp(
                        cluster.settings(NAME, 1),
                        cluster.serdes(),
                        SigmaRules.shipped(),
                        routes(),
                        Redactor.of(RedactionRules.shipped(), RedactionKey.random()));
                ConnectWorker worker = ConnectWorker.standalone(worker());
                ProbeHost host = new ProbeHost(cluster, directory, NAME)) {
            lines.allow();
            app.start();
            worker.put(NAME, connector(mailbox));
            return measure(lines, host.logins(), new ProbeMails(mailbox), warmUp, time);
        }
    }

    private Map<String, Object> measure(
            LinesTopic lines, ProbeLogins logins, ProbeMails mails, Duration warmUp, Duration time)
            throws InterruptedException, MessagingException {
        logins.write(1);
        mails.lookUntil(1, UNTIL_RUNNING);
        Delays.row("mails", logins, 0, mails.seenAt());
        Fleet fleet = new Fleet(hosts, OTHER_LINES_PER_SECOND);
        try (Pace others = new Pace("others", OTHER_LINES_PER_SECOND, count -> lines.send(fleet, count));
                Pace probes = new Pace("probes", loginsPerSecond, logins::write)) {
            mails.lookFor(warmUp);
            int first = logins.count();
            mails.lookFor(time);
            double sent = others.done() * 1000.0 / (warmUp.toMillis() + time.toMillis());
            probes.close();
            mails.lookUntil(logins.count(), UNTIL_LAST);
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("other_lines_per_second", Math.round(sent));
            row.putAll(Delays.row("mails", logins, first, mails.seenAt()));
            return row;
        }
    }

    /** All incidents on the host of the probes, each in a message of its own; what the others do is not mailed. */
    private static Routes routes() {
        Scope scope = new Scope(
                1, 5, List.of(new Glob("login-not-allowlisted")), List.of(new Glob(ProbeHost.NAME)), List.of(), null);
        Rate rate = new Rate(Rate.MAX, Duration.ofMinutes(1));
        Route route = new Route(NAME, scope, Set.of(Occasion.OPEN), Route.DEFAULT_EVERY, null, rate);
        return new Routes(List.of(route), new HostLabels(List.of()), List.of());
    }

    private WorkerSettings worker() {
        Map<String, String> converter = Map.of(
                "value.converter",
                "io.gatehouse.sinks.converter.AvroConverter",
                "value.converter.schema.registry.url",
                Cluster.REGISTRY);
        return new WorkerSettings(cluster.bootstrapServers(), PLUGINS, 0, directory, converter);
    }

    private Map<String, String> connector(Mailbox mailbox) {
        return Map.of(
                "name", NAME,
                "connector.class", "io.gatehouse.sinks.email.EmailSinkConnector",
                "topics", cluster.topics().notifications().name(),
                "consumer.override.isolation.level", "read_committed",
                "email.host", mailbox.host(),
                "email.port", Integer.toString(mailbox.port()),
                "email.security", "none",
                "email.from", "gatehouse@example.net",
                "email.to", "admin@example.net");
    }
}

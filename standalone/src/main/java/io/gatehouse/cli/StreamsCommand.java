package io.gatehouse.cli;

import io.gatehouse.embedded.UserError;
import io.gatehouse.redact.Redactor;
import io.gatehouse.schemas.Topics;
import io.gatehouse.schemas.serde.AvroSerdes;
import io.gatehouse.streams.app.StreamsApp;
import io.gatehouse.streams.app.StreamsSettings;
import io.gatehouse.streams.detect.RuleSet;
import io.gatehouse.streams.detect.notify.Routes;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code gatehouse streams}. */
@Command(
        name = "streams",
        description = {
            "Run one instance of the topology on a cluster, until Ctrl-C. Start as many as there is work for: instances with the same"
                    + " --application-id share the partitions.",
            "The topics must be there: see ./gatehouse topics create."
        },
        footer = {
            "",
            "Example:",
            "  ./gatehouse streams --threads 4 --state-dir /var/lib/gatehouse/streams --config kafka.conf"
        })
final class StreamsCommand implements Runnable {
    private static final Duration LOOK = Duration.ofMillis(500);

    private final Terminal terminal;

    @Option(
            names = "--application-id",
            paramLabel = "ID",
            defaultValue = "gatehouse",
            description =
                    "Name of this deployment: consumer group and prefix of its internal topics. Default: ${DEFAULT-VALUE}")
    private String applicationId = "gatehouse";

    @Option(
            names = "--state-dir",
            paramLabel = "DIR",
            defaultValue = "/var/lib/gatehouse/streams",
            description = "Where state is kept on disk; of this instance alone. Default: ${DEFAULT-VALUE}")
    private Path stateDir = Path.of("/var/lib/gatehouse/streams");

    @Option(
            names = "--threads",
            paramLabel = "N",
            defaultValue = "1",
            description = "Stream threads; together no more than there are partitions. Default: ${DEFAULT-VALUE}")
    private int threads = 1;

    @Option(
            names = "--standbys",
            paramLabel = "N",
            defaultValue = "1",
            description = "Copies of the state on other instances, for a quick take-over. Default: ${DEFAULT-VALUE}")
    private int standbys = 1;

    @Option(
            names = "--state-memory",
            paramLabel = "MIB",
            defaultValue = "256",
            description = "Memory outside the heap for all state on disk together, in MiB. Default: ${DEFAULT-VALUE}")
    private long stateMemory = 256;

    @Option(
            names = "--all-sessions",
            description = "Publish the sessions of cron, services and monitoring checks too, not only those of people.")
    private boolean allSessions;

    @Mixin
    private final RulesOptions rules = new RulesOptions();

    @Mixin
    private final RoutesOption routes = new RoutesOption();

    @Mixin
    private final RedactOptions redact = new RedactOptions();

    @Mixin
    private final ClusterOptions cluster = new ClusterOptions();

    StreamsCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void run() {
        Routes known = routes.read();
        Topics topics = cluster.topics();
        RuleSet running = rules.running();
        Redactor redactor = redact.keptIn(stateDir);
        AvroSerdes serdes;
        ClientSettings client;
        try (Cluster connected = cluster.connect()) {
            List.of(topics.raw(), topics.notices(), topics.allowlist(), topics.people())
                    .forEach(connected::require);
            connected.requireEqual(topics.detections(), topics.acks());
            client = connected.settings();
            serdes = new AvroSerdes(connected.registry(), false);
        }
        try (Shutdown shutdown = new Shutdown();
                StreamsApp app = new StreamsApp(settings(client, topics), serdes, running, known, redactor)) {
            app.start();
            terminal.out()
                    .println("The topology runs on " + client.servers() + " as " + applicationId + " with "
                            + RulesOptions.inWords(running) + "; Ctrl-C stops it.");
            terminal.flush();
            while (!shutdown.isAskedWithin(LOOK)) {
                if (app.hasEnded()) {
                    throw new UserError("the topology has stopped: " + app.failure(), app.failure());
                }
            }
        }
    }

    private StreamsSettings settings(ClientSettings client, Topics topics) {
        try {
            return new StreamsSettings(
                    applicationId,
                    client.servers(),
                    topics,
                    stateDir,
                    threads,
                    standbys,
                    allSessions,
                    stateMemory * 1024 * 1024,
                    texts(client.kafka()));
        } catch (IllegalArgumentException e) {
            throw new UserError("--" + e.getMessage(), e);
        }
    }

    private static Map<String, String> texts(Map<String, Object> settings) {
        return settings.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> String.valueOf(entry.getValue())));
    }
}

package io.gatehouse.cli;

import io.gatehouse.embedded.UserError;
import io.gatehouse.ingest.Agent;
import io.gatehouse.ingest.AgentSettings;
import io.gatehouse.ingest.LogInput;
import io.gatehouse.ingest.ProducerSettings;
import io.gatehouse.model.RawLine;
import io.gatehouse.schemas.Topic;
import io.gatehouse.schemas.serde.AvroSerdes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code gatehouse agent}. */
@Command(
        name = "agent",
        description = "Read this host's logs and send every line to the raw topic, at least once, until Ctrl-C.",
        footer = {
            "",
            "Example:",
            "  ./gatehouse agent --auth /var/log/auth.log --commands /var/log/commands.log \\",
            "      --bootstrap-servers kafka-1:9093 --config kafka.conf"
        })
final class AgentCommand implements Runnable {
    private static final Duration LOOK = Duration.ofMillis(500);

    private final Terminal terminal;

    @Mixin
    private final LogOptions logs = new LogOptions();

    @Option(
            names = "--state",
            paramLabel = "DIR",
            defaultValue = "/var/lib/gatehouse",
            description = "Where it keeps how far each file has been sent. Default: ${DEFAULT-VALUE}")
    private Path state = Path.of("/var/lib/gatehouse");

    @Mixin
    private final HostOptions host = new HostOptions();

    @Mixin
    private final RedactOptions redact = new RedactOptions();

    @Mixin
    private final ClusterOptions options = new ClusterOptions();

    AgentCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void run() {
        AgentSettings settings = settings();
        try (Shutdown shutdown = new Shutdown();
                Cluster cluster = options.connect();
                Agent agent = start(settings, cluster, options.topics().raw())) {
            AgentReport report = new AgentReport(terminal.err());
            while (!shutdown.isAskedWithin(LOOK)) {
                report.show(agent.status());
            }
            agent.close();
            report.showEnd(agent.status());
        }
    }

    private AgentSettings settings() {
        List<LogInput> inputs = logs.inputs();
        if (inputs.isEmpty()) {
            throw new UserError("nothing to read: name files with --auth, --commands, --audit or --shell");
        }
        inputs.forEach(AgentCommand::requireReadable);
        try {
            return AgentSettings.of(host.identity(), inputs, state.resolve("checkpoint.json"))
                    .withStartAt(host.startAt())
                    .withRedactor(redact.keptIn(state));
        } catch (IllegalArgumentException e) {
            throw new UserError(String.valueOf(e.getMessage()), e);
        }
    }

    /** A file that is not there yet is waited for; one that is there and cannot be read is a mistake. */
    private static void requireReadable(LogInput input) {
        Path file = Path.of(input.isPattern() ? "/" : input.path());
        if (Files.isDirectory(file) && !input.isPattern()) {
            throw new UserError(input.source().word() + " log " + file
                    + " is a directory: name a file, or a pattern such as '" + file + "/*.log'");
        }
        if (Files.exists(file) && !Files.isReadable(file)) {
            throw new UserError(input.source().word() + " log " + file
                    + " cannot be read by this user: run as root, or as a member of the group that may read it (adm)");
        }
    }

    private static Agent start(AgentSettings settings, Cluster cluster, Topic<RawLine> topic) {
        cluster.require(topic);
        AvroSerdes serdes = new AvroSerdes(cluster.registry(), false);
        ProducerSettings producer = producer(cluster.settings());
        return Agent.start(settings, topic, serdes.forTopic(topic).serializer(), producer::open);
    }

    private static ProducerSettings producer(ClientSettings client) {
        try {
            return ProducerSettings.of(client.kafka());
        } catch (IllegalArgumentException e) {
            throw new UserError("--config: " + e.getMessage(), e);
        }
    }
}

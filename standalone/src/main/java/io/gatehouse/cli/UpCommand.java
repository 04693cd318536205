package io.gatehouse.cli;

import io.gatehouse.embedded.ConnectWorker;
import io.gatehouse.embedded.EmbeddedBroker;
import io.gatehouse.embedded.UserError;
import io.gatehouse.ingest.Agent;
import io.gatehouse.ingest.AgentSettings;
import io.gatehouse.ingest.HostIdentity;
import io.gatehouse.ingest.LogInput;
import io.gatehouse.model.Alert;
import io.gatehouse.schemas.Topics;
import io.gatehouse.standalone.RegistryProcess;
import io.gatehouse.standalone.Stack;
import io.gatehouse.streams.app.StreamsApp;
import io.gatehouse.streams.detect.RuleSet;
import io.gatehouse.streams.detect.notify.Routes;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code gatehouse up}. */
@Command(
        name = "up",
        description = {
            "Watch this machine: broker, schema registry, topology and agent, kept running until Ctrl-C. Reads logs only.",
            "Everything is kept in the data directory; started again, it goes on where it was, also after it was killed."
        },
        footer = {
            "",
            "Example: with two logs, from what they hold now, on ports of its own",
            "  ./gatehouse up --auth /var/log/auth.log --commands /var/log/commands.log \\",
            "    --from beginning --port 19092"
        })
final class UpCommand implements Runnable {
    private final Terminal terminal;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Where everything is kept. Default: .gatehouse in the home directory.")
    private Path data = Path.of(System.getProperty("user.home"), ".gatehouse");

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "" + EmbeddedBroker.DEFAULT_PORT,
            description = "Where the broker listens on 127.0.0.1; 0 takes a free one. Default: ${DEFAULT-VALUE}")
    private int port = EmbeddedBroker.DEFAULT_PORT;

    @Option(
            names = "--registry-port",
            paramLabel = "PORT",
            defaultValue = "" + RegistryProcess.DEFAULT_PORT,
            description =
                    "Where the schema registry listens on 127.0.0.1; 0 takes a free one. Default: ${DEFAULT-VALUE}")
    private int registryPort = RegistryProcess.DEFAULT_PORT;

    @Option(
            names = "--partitions",
            paramLabel = "N",
            defaultValue = "4",
            description = "Partitions of the topics, fixed at the first start. Default: ${DEFAULT-VALUE}")
    private int partitions = 4;

    @Option(
            names = "--threads",
            paramLabel = "N",
            defaultValue = "1",
            description = "Stream threads. Default: ${DEFAULT-VALUE}")
    private int threads = 1;

    @Option(
            names = "--all-sessions",
            description = "Publish the sessions of cron, services and monitoring checks too, not only those of people.")
    private boolean allSessions;

    @Mixin
    private final RulesOptions rules = new RulesOptions();

    @Mixin
    private final RoutesOption routes = new RoutesOption();

    @Mixin
    private final SinkOptions sinks = new SinkOptions();

    @Mixin
    private final LogOptions logs = new LogOptions();

    @Mixin
    private final RedactOptions redact = new RedactOptions();

    @Mixin
    private final HostOptions host = new HostOptions();

    UpCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void run() {
        List<LogInput> inputs = logs.inputs().isEmpty() ? UsualLogs.ofThisMachine() : logs.inputs();
        HostIdentity identity = host.identity();
        RuleSet running = rules.running();
        Routes known = routes.read();
        Map<String, Map<String, String>> wanted = sinks.read();
        try (Shutdown shutdown = new Shutdown();
                Stack stack = new Stack(data, port, registry(), topics());
                Cluster cluster =
                        Cluster.connect(ClientSettings.defaults().with(stack.bootstrapServers(), stack.registryUrl()));
                TopicReader<Alert> alerts = new TopicReader<>(
                        cluster, cluster.registry(), stack.topics().alerts())) {
            alerts.skipToTheEnd();
            stack.redact(redact.keptIn(stack.data().root()));
            stack.startStreams(threads, allSessions, running, known);
            AgentSettings settings = AgentSettings.of(
                            identity, inputs, stack.data().agent().resolve("checkpoint.json"))
                    .withStartAt(host.startAt());
            if (!wanted.isEmpty()) {
                stack.startSinks(SinkOptions.plugins(), sinks.port(), wanted);
            }
            Agent agent = stack.startAgent(settings);
            introduce(stack, identity, running);
            follow(stack, agent, alerts, wanted.keySet(), shutdown);
            terminal.out().println("Stopping ...");
            terminal.flush();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Stack.Registry registry() {
        String home = System.getProperty("gatehouse.registry.home");
        if (home == null) {
            throw new UserError("the registry is not unpacked: start with ./gatehouse, which fetches it");
        }
        return new Stack.Registry(Path.of(home), registryPort);
    }

    private Topics topics() {
        return new Topics(Topics.DEFAULT_PREFIX, partitions, (short) 1);
    }

    private void introduce(Stack stack, HostIdentity identity, RuleSet running) {
        terminal.out().println("Gatehouse watches " + identity.name() + " (" + identity.id() + ").");
        terminal.out().println("  broker    " + stack.bootstrapServers());
        terminal.out().println("  registry  " + stack.registryUrl());
        terminal.out().println("  data      " + stack.data().root());
        terminal.out().println("  rules     " + RulesOptions.inWords(running));
        if (stack.connect() != null) {
            terminal.out().println("  connect   " + stack.connect().url());
        }
        terminal.out()
                .println(
                        "Alerts follow; Ctrl-C stops. In another terminal: ./gatehouse sessions, ./gatehouse allow add ...");
        terminal.flush();
    }

    private void follow(Stack stack, Agent agent, TopicReader<Alert> alerts, Set<String> sinkNames, Shutdown shutdown) {
        AgentReport report = new AgentReport(terminal.out());
        SinkReport sinkReport = new SinkReport(terminal.out());
        while (!shutdown.isAskedWithin(Duration.ZERO)) {
            report.show(agent.status());
            ConnectWorker connect = stack.connect();
            if (connect != null) {
                sinkReport.show(connect, sinkNames);
            }
            alerts.poll((key, alert) -> show(alert));
            terminal.flush();
            StreamsApp app = stack.streams();
            if (app != null && app.hasEnded()) {
                throw new UserError("the topology has stopped: run again with --debug to see why");
            }
        }
    }

    private void show(@Nullable Alert alert) {
        if (alert != null) {
            terminal.out().println(AlertLine.of(alert));
        }
    }
}

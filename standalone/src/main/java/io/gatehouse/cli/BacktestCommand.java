package io.gatehouse.cli;

import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.gatehouse.allow.AllowFolder;
import io.gatehouse.model.Alert;
import io.gatehouse.model.AllowlistEntry;
import io.gatehouse.model.RawLine;
import io.gatehouse.rules.AlertDiff;
import io.gatehouse.schemas.Topic;
import io.gatehouse.standalone.Replay;
import io.gatehouse.standalone.UserError;
import io.gatehouse.streams.detect.RuleSet;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code gatehouse backtest}. */
@Command(
        name = "backtest",
        description = {
            "Run the lines of the past through the pipeline with these rules and this allowlist, and print the difference to what was"
                    + " alerted: new, gone and changed alerts, with counts per rule and host.",
            "Reads the topics of the cluster, and writes nothing: no record, no offset, no notification. What began before the period is"
                    + " not seen whole, so alerts that began before it are left out on both sides."
        },
        footer = {
            "",
            "Example: a folder of new rules, over a week",
            "  ./gatehouse backtest --since 7d --rules my-rules/"
        })
final class BacktestCommand implements Runnable {
    private final Terminal terminal;
    private final InstantSource clock;

    @Option(
            names = "--since",
            paramLabel = "SPAN",
            defaultValue = "7d",
            converter = SpanConverter.class,
            description = "How far back: 12h, 7d. The raw topic keeps 7 days. Default: ${DEFAULT-VALUE}")
    private Duration since = Duration.ofDays(7);

    @Mixin
    private final RulesOptions rules = new RulesOptions();

    @Option(
            names = "--allowlist",
            paramLabel = "PATH",
            description =
                    "Allowlist to try, as for replay. Default: the allowlist of the cluster, as it was at the time of each login.")
    private @Nullable Path allowlist;

    @Option(names = "--json", description = "One JSON document per change, \"change\" first.")
    private boolean json;

    @Mixin
    private final ClusterOptions options = new ClusterOptions();

    BacktestCommand(Terminal terminal, InstantSource clock) {
        this.terminal = terminal;
        this.clock = clock;
    }

    @Override
    public void run() {
        RuleSet wanted = rules.running();
        long from = clock.instant().minus(since).toEpochMilli();
        try (Cluster cluster = options.connect();
                ScratchFolder scratch = ScratchFolder.create("gatehouse-backtest")) {
            SchemaRegistryClient registry = cluster.registry();
            Map<String, Alert> before =
                    begunSince(from, last(cluster, registry, options.topics().alerts()));
            Map<String, Alert> after = begunSince(from, replayed(cluster, registry, wanted, scratch.path(), from));
            new DiffPrinter(terminal, json).print(AlertDiff.between(before.values(), after.values()));
            terminal.flush();
        } catch (IOException e) {
            throw new UserError("the scratch folder cannot be removed: " + e.getMessage(), e);
        }
    }

    private static <V extends SpecificRecord> Map<String, V> last(
            Cluster cluster, SchemaRegistryClient registry, Topic<V> topic) {
        try (TopicReader<V> reader = new TopicReader<>(cluster, registry, topic)) {
            return Listing.last(reader);
        }
    }

    /** The alerts that the lines since then make. */
    private Map<String, Alert> replayed(
            Cluster cluster, SchemaRegistryClient registry, RuleSet wanted, Path scratch, long from) {
        Map<String, Alert> alerts = new HashMap<>();
        ReadProgress progress = new ReadProgress(terminal.err(), System::nanoTime);
        try (TopicReader<RawLine> lines =
                        new TopicReader<>(cluster, registry, options.topics().raw());
                Replay replay = new Replay(
                        entries(cluster, registry),
                        last(cluster, registry, options.topics().people()).values(),
                        wanted,
                        false,
                        scratch,
                        (kind, key, value) -> {
                            if (value instanceof Alert alert) {
                                alerts.put(key, alert);
                            }
                        })) {
            progress.begin(options.topics().raw().name());
            lines.between(from, Long.MAX_VALUE);
            lines.toTheEndInOrder((key, line) -> {
                if (line != null) {
                    progress.count();
                    replay.arrived(line, lines.arrival() * 1000);
                }
            });
            replay.finish(lines.arrival() * 1000);
        }
        return alerts;
    }

    private Collection<AllowlistEntry> entries(Cluster cluster, SchemaRegistryClient registry) {
        if (allowlist == null) {
            return last(cluster, registry, options.topics().allowlist()).values();
        }
        try {
            return AllowFolder.read(allowlist);
        } catch (IllegalArgumentException e) {
            throw new UserError("the allowlist " + e.getMessage(), e);
        }
    }

    private static Map<String, Alert> begunSince(long from, Map<String, Alert> alerts) {
        alerts.values().removeIf(alert -> alert.getTimestamp() < from * 1000);
        return alerts;
    }
}

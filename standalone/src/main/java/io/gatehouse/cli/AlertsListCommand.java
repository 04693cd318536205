package io.gatehouse.cli;

import io.gatehouse.model.Alert;
import io.gatehouse.schemas.json.EcsJson;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code gatehouse alerts list}. */
@Command(
        name = "list",
        description = "Show the incidents as they are now, the one with the latest event last.",
        footer = {
            "",
            "Examples:",
            "  ./gatehouse alerts list --status open --level high",
            "  ./gatehouse alerts list --rule 'login-*' --host 'web-*' --since 7d",
            "  ./gatehouse alerts list --json | jq -r .message"
        })
final class AlertsListCommand implements Runnable {
    private final Terminal terminal;
    private final InstantSource clock;

    @Mixin
    private final AlertOptions which = new AlertOptions();

    @Option(names = "--json", description = "One JSON document per line, with the names of the Elastic Common Schema.")
    private boolean json;

    @Mixin
    private final ClusterOptions options = new ClusterOptions();

    AlertsListCommand(Terminal terminal, InstantSource clock) {
        this.terminal = terminal;
        this.clock = clock;
    }

    @Override
    public void run() {
        try (Cluster cluster = options.connect();
                TopicReader<Alert> reader = new TopicReader<>(
                        cluster, cluster.registry(), options.topics().alerts())) {
            List<Alert> alerts = Listing.last(reader, which.wanted(clock.instant())).values().stream()
                    .sorted(Comparator.comparingLong(AlertsListCommand::lastSeen)
                            .thenComparing(alert -> alert.getEvent().getId()))
                    .toList();
            show(alerts);
            if (alerts.isEmpty() && !json) {
                terminal.err().println(reader.hasRead() ? "No alert fits." : "There is no alert yet.");
            }
        }
    }

    private void show(List<Alert> alerts) {
        EcsJson documents = new EcsJson();
        if (!json && !alerts.isEmpty()) {
            terminal.out().println(AlertTable.header());
        }
        alerts.forEach(alert -> terminal.out().println(json ? documents.of(alert) : AlertTable.row(alert)));
        terminal.flush();
    }

    private static long lastSeen(Alert alert) {
        return alert.getGatehouse().getAlert().getLastSeen();
    }
}

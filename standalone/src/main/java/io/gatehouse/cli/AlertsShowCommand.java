package io.gatehouse.cli;

import io.gatehouse.model.Alert;
import io.gatehouse.schemas.json.EcsJson;
import io.gatehouse.streams.detect.notify.AlertText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code gatehouse alerts show}. */
@Command(
        name = "show",
        description = "Show one incident with the lines behind it. Times are in UTC.",
        footer = {"", "Example:", "  ./gatehouse alerts show 1f9c"})
final class AlertsShowCommand implements Runnable {
    private final Terminal terminal;

    @Parameters(paramLabel = "ID", description = "Id of the alert, as list shows it, or the beginning of it.")
    private String id = "";

    @Option(names = "--json", description = "As a JSON document, with the names of the Elastic Common Schema.")
    private boolean json;

    @Mixin
    private final ClusterOptions options = new ClusterOptions();

    AlertsShowCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void run() {
        try (Cluster cluster = options.connect()) {
            Alert alert = AlertTopic.find(cluster, options.topics().alerts(), id);
            terminal.out().print(json ? new EcsJson().of(alert) + "\n" : AlertText.of(alert));
            terminal.flush();
        }
    }
}

package io.gatehouse.cli;

import io.gatehouse.model.Alert;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code gatehouse alerts}. */
@Command(
        name = "alerts",
        synopsisSubcommandLabel = "[COMMAND]",
        description = {
            "Show the incidents, each in its last revision, oldest first; or with a command, look closer at them and take note of"
                    + " them.",
            "The options of a command stand behind it."
        },
        footer = {
            "",
            "Example: what is going on now, for another program",
            "  ./gatehouse alerts --follow --json | jq -r .message"
        })
final class AlertsCommand implements Runnable {
    private final Terminal terminal;

    @Mixin
    private final ClusterOptions cluster = new ClusterOptions();

    @Mixin
    private final ListingOptions how = new ListingOptions();

    AlertsCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void run() {
        new Listing<>(cluster.topics().alerts(), Alert::getTimestamp, AlertLine::of, alert -> true)
                .show(cluster, how, terminal);
    }
}

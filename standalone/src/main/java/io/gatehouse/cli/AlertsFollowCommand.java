package io.gatehouse.cli;

import io.gatehouse.model.Alert;
import java.time.InstantSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code gatehouse alerts follow}. */
@Command(
        name = "follow",
        description =
                "Print every change of an incident as it comes, from now on, until Ctrl-C. Waits for a broker that is away.",
        footer = {
            "",
            "Example: what is going on now, for another program",
            "  ./gatehouse alerts follow --level medium --json | jq -r .message"
        })
final class AlertsFollowCommand implements Runnable {
    private final Terminal terminal;
    private final InstantSource clock;

    @Mixin
    private final AlertOptions which = new AlertOptions();

    @Option(names = "--json", description = "One JSON document per line, with the names of the Elastic Common Schema.")
    private boolean json;

    @Mixin
    private final ClusterOptions options = new ClusterOptions();

    AlertsFollowCommand(Terminal terminal, InstantSource clock) {
        this.terminal = terminal;
        this.clock = clock;
    }

    @Override
    public void run() {
        new Listing<>(options.topics().alerts(), Alert::getTimestamp, AlertLine::of, which.wanted(clock.instant()))
                .followFromNow(options, json, terminal);
    }
}

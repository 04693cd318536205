package io.gatehouse.cli;

import io.gatehouse.model.AllowlistEntry;
import io.gatehouse.schemas.json.EcsJson;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code gatehouse allow list}. */
@Command(
        name = "list",
        description = "Show the entries that are in force, oldest first.",
        footer = {"", "Example: the whole history", "  ./gatehouse allow list --all --json"})
final class AllowListCommand implements Runnable {
    private final Terminal terminal;
    private final InstantSource clock;

    @Option(names = "--all", description = "Also what is removed or expired.")
    private boolean all;

    @Option(names = "--json", description = "One JSON document per line.")
    private boolean json;

    @Mixin
    private final ClusterOptions options = new ClusterOptions();

    AllowListCommand(Terminal terminal, InstantSource clock) {
        this.terminal = terminal;
        this.clock = clock;
    }

    @Override
    public void run() {
        Instant now = clock.instant();
        try (Cluster cluster = options.connect()) {
            List<AllowlistEntry> shown = Allowlist.read(
                            cluster, options.topics().allowlist())
                    .entries()
                    .stream()
                    .filter(entry -> all || Allowlist.isInForce(entry, now))
                    .toList();
            EcsJson documents = new EcsJson();
            shown.forEach(entry -> terminal.out().println(json ? documents.of(entry) : AllowLine.of(entry, now)));
            terminal.flush();
            if (shown.isEmpty() && !json) {
                terminal.err().println("The allowlist is empty: no login is allowed. See ./gatehouse allow add --help");
            }
        }
    }
}

package io.gatehouse.cli;

import java.time.InstantSource;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code gatehouse allow remove}. */
@Command(
        name = "remove",
        description = "End entries or sets: they do not hold for logins from now on.",
        footer = {"", "Example:", "  ./gatehouse allow remove al-1f9c02ab"})
final class AllowRemoveCommand implements Runnable {
    private final Terminal terminal;
    private final InstantSource clock;

    @Parameters(arity = "1..*", paramLabel = "ID", description = "Id of an entry, or the beginning of it.")
    private List<String> ids = List.of();

    @Mixin
    private final ClusterOptions options = new ClusterOptions();

    AllowRemoveCommand(Terminal terminal, InstantSource clock) {
        this.terminal = terminal;
        this.clock = clock;
    }

    @Override
    public void run() {
        try (Cluster cluster = options.connect()) {
            AllowTopic list = AllowTopic.read(cluster, options.topics().allowlist());
            for (String id : ids) {
                terminal.out().println("Removed: " + AllowLine.of(list.remove(id, clock.instant()), clock.instant()));
                terminal.flush();
            }
        }
    }
}

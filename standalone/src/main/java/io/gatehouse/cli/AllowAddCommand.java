package io.gatehouse.cli;

import io.gatehouse.model.AllowlistEntry;
import java.time.InstantSource;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code gatehouse allow add}. */
@Command(
        name = "add",
        description = "Add an entry. Everything that it names has to fit a login.",
        footer = {
            "",
            "Examples:",
            "  ./gatehouse allow add 203.0.113.0/24 --reason office",
            "  ./gatehouse allow add 198.51.100.7 --user 'deploy*' --until 2027-01-31",
            "  ./gatehouse allow add --any-source --user backup --key 'SHA256:w6m2*'"
        })
final class AllowAddCommand implements Runnable {
    private final Terminal terminal;
    private final InstantSource clock;

    @Mixin
    private final AllowOptions entry = new AllowOptions();

    @Mixin
    private final ClusterOptions options = new ClusterOptions();

    AllowAddCommand(Terminal terminal, InstantSource clock) {
        this.terminal = terminal;
        this.clock = clock;
    }

    @Override
    public void run() {
        AllowlistEntry wanted = entry.entry(clock.instant());
        try (Cluster cluster = options.connect()) {
            Allowlist list = Allowlist.read(cluster, options.topics().allowlist());
            Optional<AllowlistEntry> same = list.same(wanted, clock.instant());
            AllowlistEntry shown = same.orElseGet(() -> list.add(wanted));
            terminal.out()
                    .println((same.isPresent() ? "Already there: " : "Added: ") + AllowLine.of(shown, clock.instant()));
            terminal.flush();
        }
    }
}

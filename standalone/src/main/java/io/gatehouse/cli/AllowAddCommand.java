package io.gatehouse.cli;

import io.gatehouse.model.AllowlistEntry;
import io.gatehouse.schemas.Topics;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code gatehouse allow add}. */
@Command(
        name = "add",
        description = "Add an entry. Everything that it names has to fit a login. It holds from two seconds on.",
        footer = {
            "",
            "Examples:",
            "  ./gatehouse allow add 203.0.113.0/24 --reason office",
            "  ./gatehouse allow add 198.51.100.7 --user 'deploy*' --until 2027-01-31 --close-open",
            "  ./gatehouse allow add @vpn --host 'web-*' --hours 'Mon-Fri 08:00-18:00 Europe/Berlin'",
            "  ./gatehouse allow add --any-source --user backup --key 'SHA256:w6m2*'"
        })
final class AllowAddCommand implements Runnable {
    private final Terminal terminal;
    private final InstantSource clock;

    @Mixin
    private final AllowOptions entry = new AllowOptions();

    @Option(
            names = "--close-open",
            description = "Close the open alerts of which every login would have been allowed, with a note.")
    private boolean closeOpen;

    @Mixin
    private final AlertRules rules = new AlertRules();

    @Mixin
    private final ClusterOptions options = new ClusterOptions();

    AllowAddCommand(Terminal terminal, InstantSource clock) {
        this.terminal = terminal;
        this.clock = clock;
    }

    @Override
    public void run() {
        AllowlistEntry wanted = entry.entry(clock.instant());
        Topics topics = options.topics();
        try (Cluster cluster = options.connect()) {
            AllowTopic list = AllowTopic.read(cluster, topics.allowlist());
            Optional<AllowlistEntry> same = list.same(wanted, clock.instant());
            AllowlistEntry shown = same.orElseGet(() -> list.add(wanted));
            terminal.out()
                    .println((same.isPresent() ? "Already there: " : "Added: ") + AllowLine.of(shown, clock.instant()));
            terminal.flush();
            MissingSets.of(List.of(shown), list.lasting(clock.instant()))
                    .forEach(set -> terminal.err().println(set));
            if (closeOpen) {
                new OpenAlerts(cluster, topics, rules.names(), terminal).close(list, shown, clock.instant());
            }
        }
    }
}

package io.gatehouse.cli;

import java.time.InstantSource;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code gatehouse people remove}. */
@Command(
        name = "remove",
        description = "End identities: nobody is known by them from now on.",
        footer = {"", "Example:", "  ./gatehouse people remove SHA256:w6m2 deploy@web1"})
final class PeopleRemoveCommand implements Runnable {
    private final Terminal terminal;
    private final InstantSource clock;

    @Parameters(
            arity = "1..*",
            paramLabel = "IDENTITY",
            description =
                    "As people list shows it (SHA256:..., certificate:..., account@host), or the beginning of it.")
    private List<String> identities = List.of();

    @Mixin
    private final ClusterOptions options = new ClusterOptions();

    PeopleRemoveCommand(Terminal terminal, InstantSource clock) {
        this.terminal = terminal;
        this.clock = clock;
    }

    @Override
    public void run() {
        try (Cluster cluster = options.connect()) {
            PeopleTopic people = PeopleTopic.read(cluster, options.topics().people());
            for (String identity : identities) {
                terminal.out().println("Removed: " + PersonLine.of(people.remove(identity, clock.instant())));
                terminal.flush();
            }
        }
    }
}

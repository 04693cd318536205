package io.gatehouse.cli;

import io.gatehouse.model.Person;
import io.gatehouse.schemas.json.EcsJson;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code gatehouse people list}. */
@Command(
        name = "list",
        description = "Show by what people are known, a line for each key, certificate and account.",
        footer = {"", "Example: the removed ones too", "  ./gatehouse people list --all --json"})
final class PeopleListCommand implements Runnable {
    private final Terminal terminal;

    @Option(names = "--all", description = "Also what is removed.")
    private boolean all;

    @Option(names = "--json", description = "One JSON document per line.")
    private boolean json;

    @Mixin
    private final ClusterOptions options = new ClusterOptions();

    PeopleListCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void run() {
        try (Cluster cluster = options.connect()) {
            List<Person> shown = PeopleTopic.read(cluster, options.topics().people()).records().stream()
                    .filter(person -> all || PeopleTopic.isKnown(person))
                    .toList();
            EcsJson documents = new EcsJson();
            shown.forEach(person -> terminal.out().println(json ? documents.of(person) : PersonLine.of(person)));
            terminal.flush();
            if (shown.isEmpty() && !json) {
                terminal.err().println("Nobody is known: see ./gatehouse people import --help");
            }
        }
    }
}

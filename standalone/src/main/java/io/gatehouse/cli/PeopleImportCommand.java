package io.gatehouse.cli;

import io.gatehouse.model.Person;
import io.gatehouse.schemas.Visible;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code gatehouse people import}. */
@Command(
        name = "import",
        description = {
            "Make known who is in a file (YAML, docs/people.md): keys, certificates and accounts of each person.",
            "Nothing is written unless the whole file is right. May be run again at any time: only what differs is written."
        },
        footer = {
            "",
            "Examples:",
            "  ./gatehouse people import users.yml --dry-run",
            "  ./gatehouse people import users.yml --prune"
        })
final class PeopleImportCommand implements Runnable {
    private final Terminal terminal;
    private final InstantSource clock;

    @Parameters(paramLabel = "FILE", description = "The file, such as users.yml.")
    private Path file = Path.of("");

    @Option(names = "--dry-run", description = "Only say what would change.")
    private boolean dryRun;

    @Option(names = "--prune", description = "Remove what the file does not name.")
    private boolean prune;

    @Mixin
    private final ClusterOptions options = new ClusterOptions();

    PeopleImportCommand(Terminal terminal, InstantSource clock) {
        this.terminal = terminal;
        this.clock = clock;
    }

    @Override
    public void run() {
        Instant now = clock.instant();
        List<Person> wanted = PeopleFiles.read(file, Times.micros(now));
        try (Cluster cluster = options.connect()) {
            PeopleTopic people = PeopleTopic.read(cluster, options.topics().people());
            PeopleChanges changes = people.changes(wanted);
            Map<String, Person> records = changes.records(prune, now);
            if (!dryRun) {
                people.write(records);
            }
            tell(changes);
        }
    }

    private void tell(PeopleChanges changes) {
        say("Added", changes.added());
        say("Moved", changes.moved());
        say("Changed", changes.changed());
        say(prune ? "Removed" : "Not in the file", changes.missing());
        terminal.out()
                .printf(
                        "%d added, %d moved to another person, %d changed, %d unchanged, %d not in the file%s%n",
                        changes.added().size(),
                        changes.moved().size(),
                        changes.changed().size(),
                        changes.unchanged(),
                        changes.missing().size(),
                        prune || changes.missing().isEmpty() ? "" : " (--prune removes them)");
        if (dryRun) {
            terminal.out().println("Nothing was written: --dry-run");
        }
        terminal.flush();
    }

    private void say(String what, List<Person> people) {
        people.forEach(person ->
                terminal.out().println(what + ": " + Visible.of(person.getIdentity() + "  " + PersonLine.who(person))));
    }
}

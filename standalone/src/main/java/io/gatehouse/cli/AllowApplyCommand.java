package io.gatehouse.cli;

import io.gatehouse.allow.AllowChanges;
import io.gatehouse.allow.AllowFolder;
import io.gatehouse.embedded.UserError;
import io.gatehouse.model.AllowlistEntry;
import io.gatehouse.schemas.Visible;
import io.gatehouse.streams.detect.allow.AllowlistLine;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code gatehouse allow apply}. */
@Command(
        name = "apply",
        description = {
            "Make the allowlist say what is in a file or in a folder under version control (docs/allowlist.md): *.txt with an"
                    + " entry a line, and the members of named sets in networks/NAME.txt, hosts/, users/ and persons/.",
            "Nothing is written unless all of it is right. May be run again at any time: only what differs is written."
        },
        footer = {
            "",
            "Examples:",
            "  ./gatehouse allow apply -f allowlist/ --prune --dry-run",
            "  ./gatehouse allow apply -f allowlist/ --prune"
        })
final class AllowApplyCommand implements Runnable {
    private final Terminal terminal;
    private final InstantSource clock;

    @Option(
            names = {"-f", "--file"},
            required = true,
            paramLabel = "PATH",
            description = "The file or folder.")
    private Path path = Path.of("");

    @Option(names = "--prune", description = "Remove what the files do not name.")
    private boolean prune;

    @Option(names = "--dry-run", description = "Only say what would change.")
    private boolean dryRun;

    @Mixin
    private final AuthorOption author = new AuthorOption();

    @Mixin
    private final ClusterOptions options = new ClusterOptions();

    AllowApplyCommand(Terminal terminal, InstantSource clock) {
        this.terminal = terminal;
        this.clock = clock;
    }

    @Override
    public void run() {
        List<AllowlistEntry> wanted = wanted();
        Instant now = clock.instant();
        try (Cluster cluster = options.connect()) {
            AllowTopic list = AllowTopic.read(cluster, options.topics().allowlist());
            AllowChanges changes = AllowChanges.between(list.entries(), wanted, Times.micros(now));
            List<AllowlistEntry> records = new ArrayList<>(AppliedChanges.records(changes, author.author(), now));
            if (prune) {
                changes.missing().forEach(entry -> records.add(AllowTopic.removed(entry, now)));
            }
            if (!dryRun) {
                list.write(records);
            }
            tell(changes);
            MissingSets.of(wanted, prune ? wanted : all(wanted, list.lasting(now)))
                    .forEach(set -> terminal.err().println(set));
        }
    }

    private List<AllowlistEntry> wanted() {
        try {
            List<AllowlistEntry> wanted = AllowFolder.read(path);
            if (wanted.isEmpty()) {
                throw new UserError(path
                        + " holds no entry; of a folder *.txt is read, and so it is in its folders networks, hosts,"
                        + " users and persons" + (prune ? ": --prune would remove the whole allowlist" : ""));
            }
            return wanted;
        } catch (IllegalArgumentException e) {
            throw new UserError(String.valueOf(e.getMessage()), e);
        }
    }

    private static List<AllowlistEntry> all(List<AllowlistEntry> some, List<AllowlistEntry> more) {
        List<AllowlistEntry> all = new ArrayList<>(some);
        all.addAll(more);
        return all;
    }

    private void tell(AllowChanges changes) {
        say("Added", changes.added());
        say("Changed", changes.changed());
        say(prune ? "Removed" : "Not in the files", changes.missing());
        terminal.out()
                .printf(
                        "%d added, %d changed, %d unchanged, %d not in the files%s%n",
                        changes.added().size(),
                        changes.changed().size(),
                        changes.unchanged(),
                        changes.missing().size(),
                        prune || changes.missing().isEmpty() ? "" : " (--prune removes them)");
        if (changes.over() > 0) {
            terminal.out().println("Left out because they are over: " + changes.over());
        }
        if (dryRun) {
            terminal.out().println("Nothing was written: --dry-run");
        }
        terminal.flush();
    }

    private void say(String what, List<AllowlistEntry> entries) {
        entries.forEach(entry -> terminal.out()
                .println(what + ": "
                        + Visible.of(AllowlistLine.write(AllowlistEntry.newBuilder(entry)
                                .setValidFrom(null)
                                .build()))));
    }
}

package io.gatehouse.cli;

import io.gatehouse.allow.AllowChanges;
import io.gatehouse.allow.AllowFolder;
import io.gatehouse.embedded.UserError;
import io.gatehouse.model.AllowlistEntry;
import io.gatehouse.streams.detect.allow.Allowlist;
import io.gatehouse.streams.detect.allow.SetKind;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code gatehouse allow set}. */
@Command(
        name = "set",
        description = {
            "Say what is in a named set that entries refer to as @NAME. It takes the place of what was in it before.",
            "A login is held against the set as it was when the login happened. allow remove ends a set."
        },
        footer = {
            "",
            "Examples:",
            "  ./gatehouse allow set networks vpn 10.8.0.0/16 2001:db8:8::/48",
            "  ./gatehouse allow set networks cloud --file ranges.txt",
            "  ./gatehouse allow set users ci deploy jenkins"
        })
final class AllowSetCommand implements Runnable {
    private final Terminal terminal;
    private final InstantSource clock;

    @Parameters(index = "0", paramLabel = "KIND", description = "networks, hosts, users or persons.")
    private String kind = "";

    @Parameters(index = "1", paramLabel = "NAME", description = "Its name, without the @.")
    private String name = "";

    @Parameters(
            index = "2..*",
            paramLabel = "MEMBER",
            description = "An address or block; of the other kinds a pattern with * and ? or /REGEX/.")
    private List<String> members = List.of();

    @Option(
            names = "--file",
            paramLabel = "FILE",
            description = "Also the members in this file: words, in one line or several; # begins a comment.")
    private @Nullable Path file;

    @Mixin
    private final AuthorOption author = new AuthorOption();

    @Mixin
    private final ClusterOptions options = new ClusterOptions();

    AllowSetCommand(Terminal terminal, InstantSource clock) {
        this.terminal = terminal;
        this.clock = clock;
    }

    @Override
    public void run() {
        AllowlistEntry wanted = wanted();
        Instant now = clock.instant();
        try (Cluster cluster = options.connect()) {
            AllowTopic list = AllowTopic.read(cluster, options.topics().allowlist());
            List<AllowlistEntry> known = list.sets(kind, name, now);
            AllowChanges changes = AllowChanges.between(known, List.of(wanted), Times.micros(now));
            String what = changes.added().isEmpty() ? changes.changed().isEmpty() ? "Already so" : "Changed" : "Added";
            List<AllowlistEntry> records = AppliedChanges.records(changes, author.author(), now);
            list.write(records);
            AllowlistEntry shown = records.isEmpty() ? known.get(0) : records.get(0);
            terminal.out().println(what + ": " + AllowLine.of(shown, now));
            terminal.flush();
        }
    }

    private AllowlistEntry wanted() {
        try {
            List<String> all = new ArrayList<>(members);
            if (file != null) {
                all.addAll(AllowFolder.members(file));
            }
            AllowlistEntry set = AllowFolder.set(SetKind.of(kind), name, all);
            String fault = Allowlist.check(set);
            if (all.isEmpty() || fault != null) {
                throw new UserError("the set is refused: "
                        + (fault == null ? "it has no members; allow remove ends a set" : fault));
            }
            return set;
        } catch (IllegalArgumentException e) {
            throw new UserError(String.valueOf(e.getMessage()), e);
        }
    }
}

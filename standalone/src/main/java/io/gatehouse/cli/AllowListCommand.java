package io.gatehouse.cli;

import io.gatehouse.model.AllowlistEntry;
import io.gatehouse.schemas.json.EcsJson;
import io.gatehouse.streams.detect.allow.Allowlist;
import io.gatehouse.streams.detect.allow.Validity;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code gatehouse allow list}. */
@Command(
        name = "list",
        description =
                "Show the entries and sets that are in force or will be, oldest first, and which of them end soon.",
        footer = {
            "",
            "Examples: the whole history; what ends within a month",
            "  ./gatehouse allow list --all --json",
            "  ./gatehouse allow list --expiring 30d"
        })
final class AllowListCommand implements Runnable {
    private final Terminal terminal;
    private final InstantSource clock;

    @Option(names = "--all", description = "Also what is removed or expired.")
    private boolean all;

    @Option(
            names = "--expiring",
            paramLabel = "SPAN",
            converter = SpanConverter.class,
            description = "Only what ends within 12h, 7d or 4w.")
    private @Nullable Duration expiring;

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
            AllowTopic list = AllowTopic.read(cluster, options.topics().allowlist());
            List<AllowlistEntry> shown = list.entries().stream()
                    .filter(entry -> all || AllowTopic.isLasting(entry, now))
                    .filter(entry -> expiring == null || AllowLine.endsWithin(entry, now, expiring))
                    .toList();
            EcsJson documents = new EcsJson();
            shown.forEach(entry -> terminal.out().println(json ? documents.of(entry) : AllowLine.of(entry, now)));
            terminal.flush();
            if (!json) {
                warn(shown, list.lasting(now), now);
            }
        }
    }

    private void warn(List<AllowlistEntry> shown, List<AllowlistEntry> lasting, Instant now) {
        if (shown.isEmpty()) {
            terminal.err()
                    .println(
                            expiring == null
                                    ? "The allowlist is empty: no login is allowed. See ./gatehouse allow add --help"
                                    : "Nothing ends within " + Times.span(expiring) + ".");
        }
        long ending = lasting.stream()
                .filter(entry -> AllowLine.endsWithin(entry, now, Validity.NOTICE))
                .count();
        if (ending > 0 && expiring == null) {
            terminal.err()
                    .println("Within " + Validity.NOTICE.toDays() + " days end: " + ending
                            + ". What is to last longer has to be added again with a later --until.");
        }
        lasting.stream()
                .filter(entry -> Allowlist.check(entry) != null)
                .forEach(entry -> terminal.err()
                        .println("Not used by the pipeline: " + entry.getId() + ": " + Allowlist.check(entry)));
        MissingSets.of(lasting, lasting).forEach(set -> terminal.err().println(set));
    }
}

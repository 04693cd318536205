package io.gatehouse.cli;

import io.gatehouse.model.AllowlistEntry;
import io.gatehouse.schemas.Visible;
import io.gatehouse.streams.detect.allow.AllowlistLine;
import io.gatehouse.streams.detect.allow.Validity;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code gatehouse allow show}. */
@Command(
        name = "show",
        description =
                "Show an entry whole: what it says, who wrote it when, since when and until when it holds, and what"
                        + " is in the sets that it names.",
        footer = {"", "Example:", "  ./gatehouse allow show al-1f9c02ab"})
final class AllowShowCommand implements Runnable {
    private final Terminal terminal;
    private final InstantSource clock;

    @Parameters(paramLabel = "ID", description = "Id of an entry, or the beginning of it.")
    private String id = "";

    @Mixin
    private final ClusterOptions options = new ClusterOptions();

    AllowShowCommand(Terminal terminal, InstantSource clock) {
        this.terminal = terminal;
        this.clock = clock;
    }

    @Override
    public void run() {
        Instant now = clock.instant();
        try (Cluster cluster = options.connect()) {
            AllowTopic list = AllowTopic.read(cluster, options.topics().allowlist());
            AllowlistEntry entry = list.find(id);
            say(
                    "entry",
                    AllowlistLine.write(
                            AllowlistEntry.newBuilder(entry).setValidFrom(null).build()));
            say("id", entry.getId());
            say("written", Times.of(entry.getCreated()) + " by " + Objects.requireNonNullElse(entry.getAuthor(), "?"));
            say("holds", "from " + Times.of(Validity.from(entry)) + until(entry));
            say("now", state(entry, now));
            Set<String> named = MissingSets.named(entry);
            list.lasting(now).stream()
                    .filter(set -> named.contains(MissingSets.name(set)))
                    .forEach(set -> say("@" + set.getSetName(), String.join(" ", members(set))));
            MissingSets.of(List.of(entry), list.lasting(now))
                    .forEach(set -> terminal.err().println(set));
            terminal.flush();
        }
    }

    private static List<String> members(AllowlistEntry set) {
        return Objects.requireNonNullElse(set.getMembers(), List.of());
    }

    private static String until(AllowlistEntry entry) {
        return Validity.until(entry) == Long.MAX_VALUE ? "" : " until " + Times.of(Validity.until(entry));
    }

    private static String state(AllowlistEntry entry, Instant now) {
        if (Validity.at(entry, Times.micros(now))) {
            return "in force";
        }
        return Times.micros(now) < Validity.from(entry)
                ? "not yet in force"
                : entry.getRemovedAt() == null ? "expired" : "removed";
    }

    private void say(String name, String value) {
        terminal.out().printf("%-8s %s%n", name, Visible.of(value));
    }
}

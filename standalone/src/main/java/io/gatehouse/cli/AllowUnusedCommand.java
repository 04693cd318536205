package io.gatehouse.cli;

import io.gatehouse.model.AllowBlock;
import io.gatehouse.model.AllowlistEntry;
import io.gatehouse.model.Session;
import io.gatehouse.schemas.Topics;
import io.gatehouse.streams.detect.allow.Allowlist;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code gatehouse allow unused}. */
@Command(
        name = "unused",
        description = {
            "Show the entries that have allowed no login for some time, and the sets that no entry names. Of several entries"
                    + " that fit a login the one with the longest prefix counts. Denials are not shown: to deny nobody is no fault.",
            "It goes by the sessions (kept 90 days) and the events (kept 30 days)."
        },
        footer = {"", "Example:", "  ./gatehouse allow unused --since 60d"})
final class AllowUnusedCommand implements Runnable {
    private final Terminal terminal;
    private final InstantSource clock;

    @Option(
            names = "--since",
            paramLabel = "SPAN",
            converter = SpanConverter.class,
            defaultValue = "90d",
            description = "For the last 12h, 7d or 13w. Default: ${DEFAULT-VALUE}")
    private Duration since = Duration.ZERO;

    @Mixin
    private final ClusterOptions options = new ClusterOptions();

    AllowUnusedCommand(Terminal terminal, InstantSource clock) {
        this.terminal = terminal;
        this.clock = clock;
    }

    @Override
    public void run() {
        Instant now = clock.instant();
        Instant begin = now.minus(since);
        Topics topics = options.topics();
        try (Cluster cluster = options.connect()) {
            List<AllowlistEntry> lasting =
                    AllowTopic.read(cluster, topics.allowlist()).lasting(now);
            Set<String> used = new HashSet<>();
            Instant events = new PastLogins(cluster, topics)
                    .since(begin, now, event -> add(used, event.getGatehouse().getAllow()));
            Instant sessions = sessions(cluster, topics, begin, now, used);
            Set<String> named = new TreeSet<>();
            lasting.forEach(entry -> named.addAll(MissingSets.named(entry)));
            lasting.stream()
                    .filter(entry -> Allowlist.isSet(entry)
                            ? !named.contains(MissingSets.name(entry))
                            : entry.getAction().equals("allow") && !used.contains(entry.getId()))
                    .forEach(entry -> terminal.out().println(AllowLine.of(entry, now)));
            terminal.flush();
            Instant first = events.isBefore(sessions) ? events : sessions;
            terminal.err()
                    .println("By what the topics hold since "
                            + Times.of(Times.micros(first.isBefore(begin) ? begin : first)) + ".");
        }
    }

    private static Instant sessions(Cluster cluster, Topics topics, Instant begin, Instant now, Set<String> used) {
        long[] first = {now.toEpochMilli()};
        try (TopicReader<Session> reader = new TopicReader<>(cluster, cluster.registry(), topics.sessions())) {
            reader.between(begin.toEpochMilli(), Long.MAX_VALUE);
            reader.toTheEnd((key, session) -> {
                first[0] = Math.min(first[0], reader.arrival());
                if (session != null && session.getTimestamp() >= Times.micros(begin)) {
                    add(used, session.getGatehouse().getAllow());
                }
            });
        }
        return Instant.ofEpochMilli(first[0]);
    }

    private static void add(Set<String> used, @Nullable AllowBlock block) {
        if (block != null) {
            used.add(block.getEntry());
        }
    }
}

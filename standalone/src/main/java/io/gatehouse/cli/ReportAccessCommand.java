package io.gatehouse.cli;

import io.gatehouse.embedded.UserError;
import io.gatehouse.model.Session;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code gatehouse report access}. */
@Command(
        name = "access",
        description = {
            "Report every access of an account or person, or to a host: who, from where, by which key, when, how many commands,"
                    + " which accounts were reached, what allowed it, and what is missing of it.",
            "A session counts that was open within the period. One of which no line arrived is in no report."
        },
        footer = {
            "",
            "Examples:",
            "  ./gatehouse report access --user root --from 2026-11-01 --to 2026-11-30",
            "  ./gatehouse report access --host 'db-*' --since 90d --csv > access.csv",
            "  ./gatehouse report access --person alice --json | jq 'select(.allowed==false)'"
        })
final class ReportAccessCommand implements Runnable {
    private final Terminal terminal;
    private final InstantSource clock;

    @Mixin
    private final AccessOptions access = new AccessOptions();

    @ArgGroup
    private final Form form = new Form();

    @Mixin
    private final ClusterOptions options = new ClusterOptions();

    /** As what it is printed; a page for people where nothing is said. */
    static final class Form {
        @Option(names = "--json", description = "One JSON document per access, the totals last.")
        private boolean json;

        @Option(names = "--csv", description = "Comma-separated values with a header, times in UTC.")
        private boolean csv;
    }

    ReportAccessCommand(Terminal terminal, InstantSource clock) {
        this.terminal = terminal;
        this.clock = clock;
    }

    @Override
    public void run() {
        if (!access.isNarrow()) {
            throw new UserError("say whose access, or to what: --user, --person or --host (--host '*' for every host)");
        }
        List<Session> sessions = sessions(access.wanted(clock.instant()));
        try {
            if (form.json) {
                AccessDocuments.json(sessions, terminal.out());
            } else if (form.csv) {
                AccessDocuments.csv(sessions, terminal.out());
            } else {
                sessions.forEach(session -> terminal.out().println(AccessRow.line(session)));
                AccessTotals.of(sessions).lines().forEach(line -> terminal.out().println(line));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        terminal.flush();
    }

    private List<Session> sessions(Predicate<Session> wanted) {
        try (Cluster cluster = options.connect();
                TopicReader<Session> reader = new TopicReader<>(
                        cluster, cluster.registry(), options.topics().sessions())) {
            List<Session> sessions = Listing.last(reader, wanted).values().stream()
                    .sorted(Comparator.comparingLong(Session::getTimestamp)
                            .thenComparing(session -> session.getEvent().getId()))
                    .toList();
            if (reader.undecodable() > 0) {
                terminal.err().println("Left out what cannot be read: " + reader.undecodable() + " records.");
            }
            return sessions;
        }
    }
}

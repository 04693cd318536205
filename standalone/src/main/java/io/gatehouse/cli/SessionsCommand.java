package io.gatehouse.cli;

import io.gatehouse.embedded.UserError;
import io.gatehouse.model.Session;
import io.gatehouse.model.SessionBlock;
import java.time.InstantSource;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code gatehouse sessions}. */
@Command(
        name = "sessions",
        description = "Show the login sessions, each in its last revision, oldest first.",
        footer = {
            "",
            "Examples:",
            "  ./gatehouse sessions --open",
            "  ./gatehouse sessions --person alice --since 7d",
            "  ./gatehouse sessions --user root --address 203.0.113.0/24 --from 2026-11-01 --to 2026-11-30",
            "  ./gatehouse sessions --json | jq 'select(.gatehouse.allowlisted==false)'"
        })
final class SessionsCommand implements Runnable {
    /** Machines at work, of which there may be a million a day. */
    private static final Set<String> HIDDEN = Set.of("cron", "service", "probe");

    private final Terminal terminal;
    private final InstantSource clock;

    @Mixin
    private final AccessOptions access = new AccessOptions();

    @Option(names = "--open", description = "Only those that are open.")
    private boolean open;

    @Option(names = "--closed", description = "Only those that are closed.")
    private boolean closed;

    @Option(
            names = "--class",
            paramLabel = "CLASS",
            description = "Only those of a class: interactive, exec, transfer, cron, service or probe.")
    private @Nullable String kind;

    @Option(names = "--all", description = "Also those of cron, services and probes, where they are recorded.")
    private boolean all;

    @Mixin
    private final ListingOptions how = new ListingOptions();

    @Mixin
    private final ClusterOptions cluster = new ClusterOptions();

    SessionsCommand(Terminal terminal, InstantSource clock) {
        this.terminal = terminal;
        this.clock = clock;
    }

    @Override
    public void run() {
        if (open && closed) {
            throw new UserError("--open and --closed together leave nothing: leave one out");
        }
        Predicate<Session> wanted = access.wanted(clock.instant()).and(this::isShown);
        new Listing<>(cluster.topics().sessions(), Session::getTimestamp, SessionLine::of, wanted)
                .show(cluster, how, terminal);
    }

    private boolean isShown(Session session) {
        SessionBlock block = session.getGatehouse().getSession();
        String status = block == null ? null : block.getStatus();
        String actual = block == null ? null : block.getClass$();
        return (!open || "open".equals(status))
                && (!closed || "closed".equals(status))
                && (kind == null ? all || actual == null || !HIDDEN.contains(actual) : kind.equals(actual));
    }
}

package io.gatehouse.cli;

import io.gatehouse.model.AllowlistEntry;
import io.gatehouse.schemas.Visible;
import io.gatehouse.streams.detect.allow.AllowlistLine;
import java.time.Instant;
import java.time.InstantSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code gatehouse allow export}. */
@Command(
        name = "export",
        description =
                "Print the allowlist as a file that allow apply and replay --allowlist read, an entry or set a line.",
        footer = {
            "",
            "Examples: for version control; with its history, so that a replay judges each login as it was judged",
            "  ./gatehouse allow export > allowlist/all.txt",
            "  ./gatehouse allow export --all > history.txt && ./gatehouse replay --allowlist history.txt --auth auth.log"
        })
final class AllowExportCommand implements Runnable {
    private final Terminal terminal;
    private final InstantSource clock;

    @Option(
            names = "--all",
            description = "Also what is removed or expired, each with its id and when it was written and removed.")
    private boolean all;

    @Mixin
    private final ClusterOptions options = new ClusterOptions();

    AllowExportCommand(Terminal terminal, InstantSource clock) {
        this.terminal = terminal;
        this.clock = clock;
    }

    @Override
    public void run() {
        Instant now = clock.instant();
        try (Cluster cluster = options.connect()) {
            AllowTopic list = AllowTopic.read(cluster, options.topics().allowlist());
            (all ? list.entries() : list.lasting(now))
                    .forEach(entry -> terminal.out()
                            .println(Visible.of(all ? AllowlistLine.writeWhole(entry) : line(entry, now))));
            terminal.flush();
        }
    }

    /** What holds already says nothing of when it began. */
    private static String line(AllowlistEntry entry, Instant now) {
        boolean begun =
                entry.getValidFrom() == null || entry.getValidFrom() <= Times.micros(now.plus(AllowTopic.AHEAD));
        return AllowlistLine.write(
                begun ? AllowlistEntry.newBuilder(entry).setValidFrom(null).build() : entry);
    }
}

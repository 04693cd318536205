package io.gatehouse.cli;

import io.gatehouse.embedded.UserError;
import io.gatehouse.model.Alert;
import io.gatehouse.model.AllowlistEntry;
import io.gatehouse.schemas.Topics;
import io.gatehouse.streams.detect.allow.AllowlistLine;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code gatehouse allow try}. */
@Command(
        name = "try",
        description =
                "Say which past alerts an entry would have silenced, had it been there all the time. Nothing is written.",
        footer = {
            "",
            "Examples: an entry as in a file (docs/allowlist.md), or one that is there",
            "  ./gatehouse allow try '203.0.113.0/24 user=deploy host=web-*' --since 7d",
            "  ./gatehouse allow try al-1f9c02ab"
        })
final class AllowTryCommand implements Runnable {
    private static final String ID = "al-";

    private final Terminal terminal;
    private final InstantSource clock;

    @Parameters(paramLabel = "ENTRY", description = "An entry in one line, or the id of one.")
    private String written = "";

    @Option(
            names = "--since",
            paramLabel = "SPAN",
            converter = SpanConverter.class,
            defaultValue = "7d",
            description = "On the alerts of the last 12h, 7d or 4w; logins are kept 30 days. Default: ${DEFAULT-VALUE}")
    private Duration since = Duration.ZERO;

    @Mixin
    private final AlertRules rules = new AlertRules();

    @Mixin
    private final ClusterOptions options = new ClusterOptions();

    AllowTryCommand(Terminal terminal, InstantSource clock) {
        this.terminal = terminal;
        this.clock = clock;
    }

    @Override
    public void run() {
        Instant now = clock.instant();
        AllowlistEntry given = written.startsWith(ID) ? null : read();
        Topics topics = options.topics();
        try (Cluster cluster = options.connect()) {
            AllowTopic list = AllowTopic.read(cluster, topics.allowlist());
            AllowlistEntry entry = given == null ? list.find(written) : given;
            OpenAlerts past = new OpenAlerts(cluster, topics, rules.names(), terminal);
            long begin = Times.micros(now.minus(since));
            List<Alert> alerts = past.alerts(block -> block.getLastSeen() >= begin);
            long first = alerts.stream().mapToLong(Alert::getTimestamp).min().orElse(begin);
            tell(past.coverage(list, entry, alerts, Times.instant(Math.min(first, begin)), now));
        }
    }

    private AllowlistEntry read() {
        try {
            return AllowlistLine.read(written);
        } catch (IllegalArgumentException e) {
            throw new UserError("the entry is refused: " + e.getMessage(), e);
        }
    }

    private void tell(AlertCoverage coverage) {
        long silenced = 0;
        long smaller = 0;
        for (AlertCoverage.Covered alert : coverage.alerts()) {
            if (alert.isSilenced()) {
                silenced++;
                terminal.out().println("silenced        " + AlertLine.of(alert.alert()));
            } else if (alert.allowed() > 0) {
                smaller++;
                terminal.out().printf("%-15s %s%n", "less by " + alert.allowed(), AlertLine.of(alert.alert()));
            }
        }
        terminal.out()
                .printf(
                        "%d of %d alerts silenced, %d smaller; %d of %d logins that were not allowed would have been%n",
                        silenced, coverage.alerts().size(), smaller, coverage.allowed(), coverage.logins());
        terminal.flush();
    }
}

package io.gatehouse.cli;

import io.gatehouse.model.Alert;
import io.gatehouse.model.AllowlistEntry;
import io.gatehouse.rules.AlertDiff;
import io.gatehouse.streams.detect.RuleSet;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code gatehouse backtest}. */
@Command(
        name = "backtest",
        description = {
            "Run the lines of the past through the pipeline with these rules and this allowlist, and print the difference to what was"
                    + " alerted: new, gone and changed alerts, with counts per rule and host.",
            "Reads the topics of the cluster, and writes nothing: no record, no offset, no notification. What began before the period is"
                    + " not seen whole, so alerts that began before it are left out on both sides."
        },
        footer = {
            "",
            "Example: a folder of new rules, over a week",
            "  ./gatehouse backtest --since 7d --rules my-rules/",
            "Example: another allowlist, with the rules that run now",
            "  ./gatehouse backtest --since 7d --rules running-rules/ --allowlist allowlist.txt"
        })
final class BacktestCommand implements Runnable {
    private final Terminal terminal;
    private final InstantSource clock;

    @Option(
            names = "--since",
            paramLabel = "SPAN",
            defaultValue = "7d",
            converter = SpanConverter.class,
            description = "How far back: 12h, 7d. The raw topic keeps 7 days. Default: ${DEFAULT-VALUE}")
    private Duration since = Duration.ofDays(7);

    @Mixin
    private final RulesOptions rules = new RulesOptions();

    @Option(
            names = "--allowlist",
            paramLabel = "PATH",
            description =
                    "Allowlist to try, as for replay. Default: the allowlist of the cluster, as it was at the time of each login.")
    private @Nullable Path allowlist;

    @Option(names = "--json", description = "One JSON document per change, \"change\" first.")
    private boolean json;

    @Mixin
    private final ClusterOptions options = new ClusterOptions();

    BacktestCommand(Terminal terminal, InstantSource clock) {
        this.terminal = terminal;
        this.clock = clock;
    }

    @Override
    public void run() {
        RuleSet wanted = rules.running();
        List<AllowlistEntry> given = allowlist == null ? null : AllowFiles.read(allowlist);
        try (Cluster cluster = options.connect();
                ClusterPast past = new ClusterPast(cluster, options.topics(), terminal, clock.instant(), since)) {
            Collection<Alert> before = past.alerts();
            Collection<Alert> after = past.alertsBy(wanted, given == null ? past.allowlist() : given);
            tell(before, after, past.begin());
        }
        terminal.flush();
    }

    private void tell(Collection<Alert> before, Collection<Alert> after, long begin) {
        AlertDiff diff = AlertDiff.between(comparable(before, begin), comparable(after, begin));
        DiffPrinter printer = new DiffPrinter(terminal.out());
        if (json) {
            printer.printDocuments(diff);
        } else {
            printer.print(diff);
        }
        if (before.stream().anyMatch(alert -> alert.getTimestamp() < begin)) {
            terminal.err().println("Compared are the alerts that began at " + Times.of(begin) + " or later.");
        }
    }

    private static List<Alert> comparable(Collection<Alert> alerts, long begin) {
        return alerts.stream()
                .filter(alert -> alert.getTimestamp() >= begin && !AlertDiff.isOfSilence(alert))
                .toList();
    }
}

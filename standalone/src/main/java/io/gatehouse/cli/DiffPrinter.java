package io.gatehouse.cli;

import io.gatehouse.rules.AlertDiff;
import io.gatehouse.rules.AlertDiff.Kind;
import io.gatehouse.schemas.Visible;
import io.gatehouse.schemas.json.EcsJson;
import java.util.Locale;
import java.util.Map;

/** Prints what becomes of the alerts of the past: the changes by time, then the counts per rule and host. */
final class DiffPrinter {
    private final Terminal terminal;
    private final boolean json;
    private final EcsJson documents = new EcsJson();

    DiffPrinter(Terminal terminal, boolean json) {
        this.terminal = terminal;
        this.json = json;
    }

    void print(AlertDiff diff) {
        diff.changes().stream().filter(change -> change.kind() != Kind.SAME).forEach(this::print);
        if (json) {
            return;
        }
        terminal.out().printf("%-50s %7s %7s %7s %7s%n", "rule and host", "new", "gone", "changed", "same");
        diff.counts().forEach(this::print);
        if (diff.counts().isEmpty()) {
            terminal.err().println("No alert began in this time, neither then nor now.");
        }
    }

    private void print(AlertDiff.Change change) {
        String kind = change.kind().name().toLowerCase(Locale.ROOT);
        if (json) {
            String document = documents.of(change.alert());
            terminal.out().println("{\"change\":\"" + kind + "\"," + document.substring(1));
            return;
        }
        terminal.out().println("%-8s".formatted(kind) + AlertLine.of(change.alert()));
        if (change.kind() == Kind.CHANGED && change.before() != null) {
            terminal.out().println("   was  " + AlertLine.of(change.before()));
        }
    }

    private void print(String ruleAndHost, Map<Kind, Long> counts) {
        terminal.out()
                .printf(
                        "%-50s %7d %7d %7d %7d%n",
                        Visible.of(ruleAndHost),
                        counts.getOrDefault(Kind.NEW, 0L),
                        counts.getOrDefault(Kind.GONE, 0L),
                        counts.getOrDefault(Kind.CHANGED, 0L),
                        counts.getOrDefault(Kind.SAME, 0L));
    }
}

package io.gatehouse.cli;

import io.gatehouse.rules.AlertDiff;
import io.gatehouse.rules.AlertDiff.Kind;
import io.gatehouse.schemas.Visible;
import io.gatehouse.schemas.json.EcsJson;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Map;

/** Prints what becomes of the alerts of the past: the changes by time, then the counts per rule and host. */
final class DiffPrinter {
    private static final String ROW = "%-50s %7s %7s %7s %7s%n";

    private final PrintStream out;
    private final EcsJson documents = new EcsJson();

    DiffPrinter(PrintStream out) {
        this.out = out;
    }

    /** For people. */
    void print(AlertDiff diff) {
        if (diff.changes().isEmpty()) {
            out.println("There is no alert, neither then nor now.");
            return;
        }
        diff.changes().stream().filter(change -> change.kind() != Kind.SAME).forEach(this::print);
        out.printf(ROW, "rule and host", "new", "gone", "changed", "same");
        diff.counts().forEach(this::print);
    }

    /** A document per change, with its kind first. */
    void printDocuments(AlertDiff diff) {
        diff.changes().stream()
                .filter(change -> change.kind() != Kind.SAME)
                .forEach(change -> out.println("{\"change\":\"" + name(change.kind()) + "\","
                        + documents.of(change.alert()).substring(1)));
    }

    private void print(AlertDiff.Change change) {
        out.println("%-8s".formatted(name(change.kind())) + AlertLine.of(change.alert()));
        if (change.kind() == Kind.CHANGED && change.before() != null) {
            out.println("   was  " + AlertLine.of(change.before()));
        }
    }

    private void print(String ruleAndHost, Map<Kind, Long> counts) {
        out.printf(
                ROW,
                Visible.of(ruleAndHost),
                counts.getOrDefault(Kind.NEW, 0L),
                counts.getOrDefault(Kind.GONE, 0L),
                counts.getOrDefault(Kind.CHANGED, 0L),
                counts.getOrDefault(Kind.SAME, 0L));
    }

    private static String name(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}

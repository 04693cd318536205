package io.gatehouse.cli;

import io.gatehouse.model.Alert;
import io.gatehouse.model.AlertBlock;
import io.gatehouse.schemas.Visible;
import java.util.Locale;
import java.util.Objects;

/** Incidents as a table for people, safe for a terminal. */
final class AlertTable {
    private static final String ROW = "%-20s  %-13s  %-12s  %7s  %-8s  %s";

    private AlertTable() {}

    static String header() {
        return String.format(Locale.ROOT, ROW, "LAST SEEN", "LEVEL", "STATUS", "EVENTS", "ID", "WHAT");
    }

    static String row(Alert alert) {
        AlertBlock block = Objects.requireNonNull(alert.getGatehouse().getAlert());
        return Visible.of(String.format(
                Locale.ROOT,
                ROW,
                Times.of(block.getLastSeen()),
                block.getLevel(),
                block.getStatus(),
                block.getCount(),
                SessionLine.shortId(alert.getEvent().getId()),
                alert.getMessage()));
    }
}

package io.gatehouse.cli;

import io.gatehouse.model.Alert;
import io.gatehouse.model.AlertBlock;
import io.gatehouse.schemas.Visible;
import java.util.Locale;

/** An incident in one line for people, safe for a terminal. */
final class AlertLine {
    private AlertLine() {}

    static String of(Alert alert) {
        AlertBlock block = alert.getGatehouse().getAlert();
        String level = block == null ? "" : block.getLevel().toUpperCase(Locale.ROOT) + " ";
        String state = block == null ? "" : "  " + state(block);
        return Visible.of(Times.of(alert.getTimestamp()) + "  " + level + alert.getMessage() + state + "  "
                + SessionLine.shortId(alert.getEvent().getId()));
    }

    /** Level, rule and what it is about. */
    static String headline(Alert alert) {
        AlertBlock block = alert.getGatehouse().getAlert();
        String level = block == null ? "" : block.getLevel().toUpperCase(Locale.ROOT) + " ";
        return level + alert.getMessage() + "  alert "
                + SessionLine.shortId(alert.getEvent().getId());
    }

    private static String state(AlertBlock block) {
        return block.getCount() == 1
                ? block.getStatus()
                : block.getStatus() + ", " + block.getCount() + " times until " + Times.of(block.getLastSeen());
    }
}

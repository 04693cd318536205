package io.gatehouse.streams.detect.notify;

import io.gatehouse.model.Alert;
import io.gatehouse.model.AlertBlock;
import io.gatehouse.schemas.Visible;
import java.time.Duration;
import java.util.Locale;

/** The subject line of a message on one incident. */
final class Title {
    private static final int MAX = 200;

    private Title() {}

    static String of(Change change, Alert alert) {
        AlertBlock block = Incident.block(alert);
        String what = switch (change.cause()) {
            case OPEN -> "";
            case REOPEN -> "again: ";
            case WORSE, SPREAD -> change.why() + ": ";
            case UPDATE -> "goes on: ";
            case CLOSE -> "closed after " + lasted(block) + ": ";
            case ACKNOWLEDGE -> "acknowledged by " + block.getAcknowledgedBy() + ": ";
        };
        return cut(Visible.of("[" + block.getLevel().toUpperCase(Locale.ROOT) + "] " + what + alert.getMessage()));
    }

    private static String lasted(AlertBlock block) {
        return span(Duration.ofSeconds((block.getLastSeen() - block.getFirstSeen()) / 1_000_000));
    }

    /** {@code 11 s}, {@code 3 min}, {@code 2 h 5 min}. */
    static String span(Duration span) {
        if (span.toMinutes() == 0) {
            return span.toSeconds() + " s";
        }
        if (span.toHours() == 0) {
            return span.toMinutes() + " min";
        }
        return span.toHours() + " h" + (span.toMinutesPart() == 0 ? "" : " " + span.toMinutesPart() + " min");
    }

    static String cut(String text) {
        return text.length() <= MAX
                ? text
                : text.substring(0, text.offsetByCodePoints(0, text.codePointCount(0, MAX) - 1)) + "…";
    }
}

package io.gatehouse.streams.detect.notify;

import io.gatehouse.model.AlertBlock;
import io.gatehouse.schemas.Visible;
import java.time.Duration;
import java.util.Locale;

/** The subject line of a message on one incident. */
final class Title {
    private static final int MAX = 200;
    private static final String STILL_IN = " (still in)";

    private Title() {}

    static String of(Change change, Page page) {
        AlertBlock block = Incident.block(page.alert());
        String what = switch (change.cause()) {
            case OPEN -> "";
            case REOPEN -> "again: ";
            case WORSE, SPREAD -> change.why() + ": ";
            case UPDATE -> "goes on: ";
            case CLOSE -> "closed after " + lasted(block) + ": ";
            case ACKNOWLEDGE -> "acknowledged by " + block.getAcknowledgedBy() + ": ";
        };
        String where = page.labels().isEmpty() ? "" : String.join(", ", page.labels()) + ": ";
        String level = "[" + block.getLevel().toUpperCase(Locale.ROOT) + "] ";
        return withEnd(level + where + what + page.alert().getMessage(), stillIn(change, page));
    }

    /** Only where it tells of events: how their sessions stand by the time of another message is not known. */
    private static String stillIn(Change change, Page page) {
        return change.cause().isOfEvents() && page.isSomebodyIn() ? STILL_IN : "";
    }

    private static String withEnd(String sentence, String end) {
        String stem =
                !end.isEmpty() && sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
        return cut(Visible.of(stem), MAX - end.length()) + end;
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

    private static String cut(String text, int most) {
        return text.length() <= most
                ? text
                : text.substring(0, text.offsetByCodePoints(0, text.codePointCount(0, most) - 1)) + "…";
    }
}

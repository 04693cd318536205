package io.gatehouse.cli;

import io.gatehouse.model.Event;
import io.gatehouse.model.Session;
import io.gatehouse.schemas.Visible;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The story of a session as a page that a person can read: who it was, then what happened, in order. Safe for a terminal. */
final class StoryPage {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss");

    private static final long SECOND = 1_000_000;

    private record Line(long time, int order, String text) {}

    private final Session session;
    private final SessionStory story;
    private final List<Line> lines = new ArrayList<>();

    StoryPage(Session session, SessionStory story) {
        this.session = session;
        this.story = story;
    }

    /** Times are in UTC. */
    List<String> lines() {
        List<String> page = new ArrayList<>(new StoryHeader(session, story).lines());
        page.add("");
        tell();
        LocalDate day = dayOf(session.getTimestamp());
        for (Line line : lines) {
            if (!dayOf(line.time()).equals(day)) {
                day = dayOf(line.time());
                page.add(day.toString());
            }
            page.add(CLOCK.format(clockOf(line.time())) + "  " + line.text());
        }
        if (story.leftOut() > 0) {
            page.add("Left out: " + story.leftOut() + " records beyond the first " + SessionStory.MAX + " of a kind.");
        }
        return page.stream().map(Visible::of).toList();
    }

    private void tell() {
        story.commands().forEach(command -> say(command.getTimestamp(), 1, command(command)));
        tellEvents();
        story.alerts().forEach(alert -> say(alert.getTimestamp(), 0, line("", "ALERT  " + AlertLine.headline(alert))));
        story.children().forEach(child -> say(child.getTimestamp(), 3, line("", opened(child))));
        lines.sort(Comparator.comparingLong(Line::time).thenComparingInt(Line::order));
    }

    /** What several lines of a second say alike is said once. */
    private void tellEvents() {
        Set<String> told = new HashSet<>();
        for (Event event : StoryEvents.worthTelling(story.events())) {
            String text = line(CommandText.who(event), StoryEvents.text(event));
            if (told.add(event.getTimestamp() / SECOND + text)) {
                say(event.getTimestamp(), 2, text);
            }
        }
    }

    private void say(long time, int order, String text) {
        lines.add(new Line(time, order, text));
    }

    private static String command(Event command) {
        String what = CommandText.what(command);
        return line(
                CommandText.who(command), String.format(Locale.ROOT, "%-40s  %s", what, CommandText.result(command)));
    }

    private static String opened(Session child) {
        return "opened session " + SessionLine.shortId(child.getEvent().getId()) + ": " + SessionLine.who(child);
    }

    private static String line(String who, String what) {
        return String.format(Locale.ROOT, "%-18s  %s", who, what).stripTrailing();
    }

    private static LocalDate dayOf(long micros) {
        return LocalDate.ofInstant(instantOf(micros), ZoneOffset.UTC);
    }

    private static OffsetDateTime clockOf(long micros) {
        return instantOf(micros).atOffset(ZoneOffset.UTC);
    }

    private static Instant instantOf(long micros) {
        return Instant.ofEpochSecond(Math.floorDiv(micros, SECOND));
    }
}

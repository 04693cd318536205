package io.gatehouse.cli;

import io.gatehouse.embedded.UserError;
import io.gatehouse.model.EcsEvent;
import io.gatehouse.model.Event;
import io.gatehouse.model.Session;
import io.gatehouse.schemas.Visible;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Prints the story of a session.
 *
 * @param form as what
 */
record StoryTeller(Terminal terminal, Form form) {
    /** As a page for people, as JSON documents, or as the lines that tell of it. */
    enum Form {
        PAGE,
        JSON,
        RAW
    }

    /**
     * Prints it.
     *
     * @param id of the session, or its beginning, as the user wrote it
     * @throws UserError if that is no session, or several, which are listed
     */
    void tell(SessionStory story, String id) {
        Session session = story.only().orElseThrow(() -> notOne(story.sessions(), id));
        switch (form) {
            case JSON -> printJson(session, story);
            case RAW -> rawLines(story).forEach(line -> terminal.out().println(Visible.of(line)));
            case PAGE ->
                new StoryPage(session, story)
                        .lines()
                        .forEach(line -> terminal.out().println(line));
        }
        terminal.flush();
    }

    private UserError notOne(List<Session> found, String id) {
        found.forEach(session ->
                terminal.err().println(Visible.of(session.getEvent().getId()) + "  " + SessionLine.of(session)));
        return new UserError(
                found.isEmpty()
                        ? "there is no session " + id + ": ./gatehouse sessions --all lists those that are kept"
                        : found.size() + " sessions begin with " + id + ": write more of the id");
    }

    private void printJson(Session session, SessionStory story) {
        try (ReplayPrinter printer = new ReplayPrinter(terminal.out())) {
            printer.print("session", session);
            story.children().forEach(child -> printer.print("child", child));
            story.commands().forEach(command -> printer.print("command", command));
            story.events().forEach(event -> printer.print("event", event));
            story.alerts().forEach(alert -> printer.print("alert", alert));
        }
    }

    /** Those of its events and of the commands that are or may be its, each line once. */
    private static Stream<String> rawLines(SessionStory story) {
        return Stream.concat(story.events().stream(), story.commands().stream())
                .sorted(Comparator.comparingLong(Event::getTimestamp))
                .map(Event::getEvent)
                .map(EcsEvent::getOriginal)
                .filter(Objects::nonNull)
                .distinct();
    }
}

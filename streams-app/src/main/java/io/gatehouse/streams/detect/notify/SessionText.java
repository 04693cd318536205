package io.gatehouse.streams.detect.notify;

import io.gatehouse.model.PersonRef;
import io.gatehouse.model.SessionSight;
import io.gatehouse.model.TypedCommand;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A session in a message: whose it is, whether it was open, and what was typed in it last. */
final class SessionText {
    private SessionText() {}

    /**
     * <pre>
     * Session 64ba1715 of root (Zoë Root) on web-042 from 198.51.100.7, still open at 2026-11-21T08:34:40Z
     *   began 2026-11-21T08:30:00Z, 12 commands, the last of them:
     *   2026-11-21T08:34:31Z  root  cat /etc/shadow
     * </pre>
     */
    static List<String> lines(SessionSight session) {
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add("Session " + AlertText.shortId(session.getId()) + part(" of ", session.getUser())
                + person(session.getPerson()) + part(" on ", session.getHost()) + part(" from ", session.getSource())
                + ", " + state(session));
        lines.add("  began " + AlertText.time(session.getStart()) + ", " + counted(session));
        session.getLastCommands().forEach(command -> lines.add(line(command)));
        return lines;
    }

    private static String state(SessionSight session) {
        if (session.getStatus().equals("open")) {
            return "still open at " + AlertText.time(session.getKnownAt());
        }
        Long end = session.getEnd();
        return "closed" + (end == null ? "" : " at " + AlertText.time(end)) + part(": ", session.getEndReason());
    }

    private static String counted(SessionSight session) {
        long count = session.getCommands() == null ? 0 : session.getCommands();
        return (count == 1 ? "1 command" : count + " commands")
                + (session.getLastCommands().isEmpty() ? "" : "; the last lines:");
    }

    private static String line(TypedCommand command) {
        return "  " + AlertText.time(command.getTimestamp()) + part("  ", command.getUser()) + "  "
                + (command.getCommandLine() == null ? "(its text is unknown)" : command.getCommandLine());
    }

    private static String person(@Nullable PersonRef person) {
        return person == null ? "" : " (" + (person.getName() == null ? person.getId() : person.getName()) + ")";
    }

    private static String part(String before, @Nullable String value) {
        return value == null ? "" : before + value;
    }
}

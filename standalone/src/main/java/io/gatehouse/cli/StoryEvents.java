package io.gatehouse.cli;

import io.gatehouse.model.EcsUserRef;
import io.gatehouse.model.Event;
import java.util.List;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What is told of a session beside its commands: refusals, failures, changed accounts and settings. Not yet safe for a terminal. */
final class StoryEvents {
    /** How near two logs tell of the same failure, in microseconds. */
    private static final long SAME = 2_000_000;

    private static final Set<String> TOLD = Set.of("sudo-denied", "switched-user", "lines-dropped");
    private static final Set<String> CHANGES = Set.of("iam", "configuration");
    private static final Set<String> COMMANDS = Set.of("ran-command", "executed", "command-ended");

    private StoryEvents() {}

    /** The events that are worth a line, in order; what the kernel's audit repeats of a failure is left out. */
    static List<Event> worthTelling(List<Event> events) {
        NavigableSet<Long> failures = new TreeSet<>();
        events.stream()
                .filter(event -> isFailure(event) && !isAudit(event))
                .forEach(event -> failures.add(event.getTimestamp()));
        return events.stream()
                .filter(event -> isWorthTelling(event) && !(isAudit(event) && isToldBy(failures, event)))
                .toList();
    }

    static boolean isWorthTelling(Event event) {
        String action = actionOf(event);
        if (COMMANDS.contains(action) || event.getGatehouse().getEchoOf() != null) {
            return false;
        }
        List<String> category = event.getEvent().getCategory();
        return TOLD.contains(action)
                || isFailure(event)
                || category != null && category.stream().anyMatch(CHANGES::contains);
    }

    private static boolean isToldBy(NavigableSet<Long> failures, Event event) {
        Long near = failures.floor(event.getTimestamp() + SAME);
        return isFailure(event) && near != null && near >= event.getTimestamp() - SAME;
    }

    private static boolean isFailure(Event event) {
        return "failure".equals(event.getEvent().getOutcome());
    }

    private static boolean isAudit(Event event) {
        return "auditd".equals(event.getType());
    }

    /** {@code DENIED  sudo /usr/bin/cat (command not allowed)}. */
    static String text(Event event) {
        String reason = event.getEvent().getReason();
        String why = reason == null ? "" : " (" + reason + ")";
        return switch (actionOf(event)) {
            case "sudo-denied" -> "DENIED  sudo " + commandOf(event) + why;
            case "switched-user" -> (isFailure(event) ? "FAILED  su " : "su ") + target(event) + why;
            default -> (isFailure(event) ? "FAILED  " : "") + (actionOf(event) + " " + target(event)).strip() + why;
        };
    }

    private static String actionOf(Event event) {
        return Objects.requireNonNullElse(event.getEvent().getAction(), "");
    }

    private static String commandOf(Event event) {
        return event.getProcess() == null
                ? ""
                : Objects.requireNonNullElse(event.getProcess().getCommandLine(), "");
    }

    private static String target(Event event) {
        EcsUserRef target = event.getUser() == null ? null : event.getUser().getTarget();
        String group = event.getGroup() == null ? null : event.getGroup().getName();
        return (orNothing(target == null ? null : target.getName()) + " " + orNothing(group)).strip();
    }

    private static String orNothing(@Nullable String text) {
        return text == null ? "" : text;
    }
}

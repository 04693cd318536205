package io.gatehouse.streams.session;

import io.gatehouse.model.CommandBlock;
import io.gatehouse.model.Event;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Events of one host that are kept for later: those that came before the login they belong to, in order of arrival, and commands that
 * run, whose exit status will come.
 */
final class HeldCommands {
    static final int MAX_WAITING = 10_000;
    private static final String WAITING = "w|";
    private static final String RUNNING = "r|";

    private final Map<String, Event> waiting = new LinkedHashMap<>();
    private final Map<String, Event> running = new HashMap<>();
    private final Map<String, @Nullable Event> changed = new LinkedHashMap<>();

    void restore(String key, Event event) {
        if (key.startsWith(WAITING)) {
            waiting.put(key, event);
        } else {
            running.put(key, event);
        }
    }

    void await(Event event) {
        String key = WAITING
                + String.format("%020d|", event.getEvent().getCreated())
                + event.getEvent().getId();
        waiting.put(key, event);
        changed.put(key, event);
    }

    boolean isFull() {
        return waiting.size() >= MAX_WAITING;
    }

    /** The one that has waited longest, or null. */
    Map.@Nullable Entry<String, Event> oldest() {
        return waiting.isEmpty() ? null : waiting.entrySet().iterator().next();
    }

    /** Those that wait, oldest first, as a copy. */
    List<Map.Entry<String, Event>> waiting() {
        return new ArrayList<>(waiting.entrySet());
    }

    void remove(String key) {
        waiting.remove(key);
        changed.put(key, null);
    }

    /** Keeps a command until its exit status comes; its shell runs one at a time. */
    void run(Event command) {
        String key = runningKey(command);
        running.put(key, command);
        changed.put(key, command);
    }

    /** The command that an end record speaks of, or null. */
    @Nullable
    Event ended(Event end) {
        String key = runningKey(end);
        Event command = running.get(key);
        if (command == null || !sameCommand(command, end)) {
            return null;
        }
        running.remove(key);
        changed.put(key, null);
        return command;
    }

    /** Where the command itself still waits for its login: that command, or null. */
    @Nullable
    Event waitingFor(Event end) {
        String key = runningKey(end);
        for (Event event : waiting.values()) {
            if (Commands.isCommand(event) && key.equals(runningKey(event)) && sameCommand(event, end)) {
                return event;
            }
        }
        return null;
    }

    private static boolean sameCommand(Event command, Event end) {
        CommandBlock ended = end.getGatehouse().getCommand();
        CommandBlock begun = command.getGatehouse().getCommand();
        return ended != null
                && begun != null
                && ended.getSequence() != null
                && ended.getSequence().equals(begun.getSequence());
    }

    void forgetRunning(String sessionId) {
        running.entrySet().removeIf(entry -> {
            boolean gone = sessionId.equals(
                    entry.getValue().getGatehouse().getSession().getId());
            if (gone) {
                changed.put(entry.getKey(), null);
            }
            return gone;
        });
    }

    void drain(HostSessions.Changes changes) {
        changed.forEach(changes::command);
        changed.clear();
    }

    private static String runningKey(Event event) {
        String ses = event.getGatehouse().getAudit() == null
                ? "-"
                : event.getGatehouse().getAudit().getSession();
        Long pid = event.getProcess() == null ? null : event.getProcess().getPid();
        return RUNNING + ses + "|" + pid;
    }
}

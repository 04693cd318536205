package io.gatehouse.streams.session;

import io.gatehouse.model.CommandBlock;
import io.gatehouse.model.Event;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Events of one host that are kept for later: those that came before the login they belong to, in order of arrival, and commands that
 * run, whose exit status will come.
 */
final class HeldCommands {
    static final int MAX_WAITING = 10_000;
    static final int MAX_RUNNING = 10_000;
    private static final String WAITING = "w|";
    private static final String RUNNING = "r|";

    private final NavigableMap<String, Event> waiting = new TreeMap<>();
    /** Keys of waiting commands by shell and number, which their end will name. */
    private final Map<String, String> waitingByNumber = new HashMap<>();

    private final NavigableMap<String, Event> running = new TreeMap<>();
    private final Map<String, @Nullable Event> changed = new LinkedHashMap<>();

    void restore(String key, Event event) {
        if (key.startsWith(WAITING)) {
            put(key, event);
        } else {
            running.put(key, event);
        }
    }

    void await(Event event) {
        String key = WAITING
                + String.format("%020d|", event.getEvent().getCreated())
                + event.getEvent().getId();
        put(key, event);
        changed.put(key, event);
    }

    private void put(String key, Event event) {
        waiting.put(key, event);
        if (Commands.isCommand(event)) {
            waitingByNumber.put(numberOf(event), key);
        }
    }

    boolean isFull() {
        return waiting.size() >= MAX_WAITING;
    }

    /** The one that has waited longest, or null. */
    Map.@Nullable Entry<String, Event> oldest() {
        return waiting.firstEntry();
    }

    /** Those that wait, oldest first, as a copy. */
    List<Map.Entry<String, Event>> waiting() {
        return new ArrayList<>(waiting.entrySet());
    }

    void remove(String key) {
        Event event = waiting.remove(key);
        if (event != null) {
            waitingByNumber.remove(numberOf(event), key);
        }
        changed.put(key, null);
    }

    /** Notes that something is now known of one that goes on waiting. */
    void changed(String key, Event event) {
        changed.put(key, event);
    }

    /** Keeps a command until its exit status comes; its shell runs one at a time. */
    void run(Event command) {
        String key = runningKey(command);
        running.remove(key);
        if (running.size() >= MAX_RUNNING) {
            forget(running.firstKey());
        }
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
        forget(key);
        return command;
    }

    /** Where the command itself still waits for its login: its entry, or null. */
    Map.@Nullable Entry<String, Event> waitingFor(Event end) {
        String key = waitingByNumber.get(numberOf(end));
        Event command = key == null ? null : waiting.get(key);
        return key == null || command == null ? null : Map.entry(key, command);
    }

    /** A shell began or ended: what ran under its process id was replaced or ended unseen. */
    void forgetRunning(Event shell) {
        String key = runningKey(shell);
        if (running.containsKey(key)) {
            forget(key);
        }
    }

    private void forget(String runningKey) {
        running.remove(runningKey);
        changed.put(runningKey, null);
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
        running.entrySet().stream()
                .filter(entry -> sessionId.equals(
                        entry.getValue().getGatehouse().getSession().getId()))
                .map(Map.Entry::getKey)
                .toList()
                .forEach(this::forget);
    }

    void drain(HostSessions.Changes changes) {
        changed.forEach(changes::command);
        changed.clear();
    }

    private static String runningKey(Event event) {
        String ses = event.getGatehouse().getAudit() == null ? "-" : KernelIds.session(event);
        Long pid = event.getProcess() == null ? null : event.getProcess().getPid();
        return RUNNING + ses + "|" + pid;
    }

    private static String numberOf(Event event) {
        CommandBlock command = event.getGatehouse().getCommand();
        return runningKey(event) + "|" + (command == null ? null : command.getSequence());
    }
}

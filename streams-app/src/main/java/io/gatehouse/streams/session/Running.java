package io.gatehouse.streams.session;

import io.gatehouse.model.CommandBlock;
import io.gatehouse.model.Event;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Commands of one host that the shell hook told of and that run, or have run until lately: their exit status is still to come, or lines
 * of sudo and of the kernel's audit that tell of the same.
 */
final class Running {
    static final int MAX = 10_000;
    static final String RUNS = "r|";
    /** The clock of the kernel's audit lags behind by a tick of it, in microseconds. */
    private static final long TICK = 50_000;

    private record Timed(long at, String key) implements Comparable<Timed> {
        @Override
        public int compareTo(Timed other) {
            return at == other.at ? key.compareTo(other.key) : Long.compare(at, other.at);
        }
    }

    private final Map<String, Event> commands = new HashMap<>();
    /** Of each shell, in order. */
    private final Map<Long, List<Event>> byPid = new HashMap<>();
    /** Of each session, in order. */
    private final Map<String, List<Event>> bySession = new HashMap<>();

    private final NavigableSet<Timed> over = new TreeSet<>();
    /** When those ended at the latest of which no end was told, as far as what came later in their shells says. */
    private final Map<String, Long> overBy = new HashMap<>();

    private final NavigableSet<Timed> begun = new TreeSet<>();
    private final Map<String, @Nullable Event> changed;

    /** Notes in {@code changed} what has to be stored. */
    Running(Map<String, @Nullable Event> changed) {
        this.changed = changed;
    }

    /** Shell and number of a command or its end; null where it has none. */
    static @Nullable String number(Event event) {
        CommandBlock command = event.getGatehouse().getCommand();
        Long pid = event.getProcess() == null ? null : event.getProcess().getPid();
        if (command == null || command.getSequence() == null || command.getSequence() == 0 || pid == null) {
            return null;
        }
        return KernelIds.session(event) + "|" + pid + "|" + command.getSequence();
    }

    void add(Event command) {
        String key = RUNS + number(command);
        forget(key);
        if (commands.size() >= MAX) {
            forget(begun.first().key());
        }
        restore(key, command);
        changed.put(key, command);
    }

    void restore(String key, Event command) {
        commands.put(key, command);
        begun.add(new Timed(command.getTimestamp(), key));
        insert(byPid.computeIfAbsent(command.getProcess().getPid(), pid -> new ArrayList<>(2)), command);
        insert(bySession.computeIfAbsent(sessionOf(command), id -> new ArrayList<>(2)), command);
        if (command.getEvent().getEnd() != null) {
            over.add(new Timed(command.getEvent().getEnd(), key));
        }
        endThoseBefore(command);
        endBeforeNext(key, command);
    }

    private static String sessionOf(Event command) {
        return String.valueOf(command.getGatehouse().getSession().getId());
    }

    private static void insert(List<Event> commands, Event command) {
        int at = commands.size();
        while (at > 0 && commands.get(at - 1).getTimestamp() > command.getTimestamp()) {
            at--;
        }
        commands.add(at, command);
    }

    /** A shell runs one command line at a time. */
    private void endThoseBefore(Event command) {
        for (Event before : byPid.getOrDefault(command.getProcess().getPid(), List.of())) {
            if (before.getTimestamp() < command.getTimestamp()
                    && before.getEvent().getEnd() == null) {
                endBy(command.getTimestamp(), RUNS + number(before));
            }
        }
    }

    private void endBeforeNext(String key, Event command) {
        for (Event next : byPid.getOrDefault(command.getProcess().getPid(), List.of())) {
            if (next.getTimestamp() > command.getTimestamp()) {
                endBy(next.getTimestamp(), key);
                return;
            }
        }
    }

    private void endBy(long time, String key) {
        over.add(new Timed(time, key));
        overBy.merge(key, time, Math::min);
    }

    /** A shell began or ended: what ran under its process id has ended unseen. */
    void endAllOf(long pid, long time) {
        for (Event command : byPid.getOrDefault(pid, List.of())) {
            if (command.getTimestamp() <= time && command.getEvent().getEnd() == null) {
                endBy(time, RUNS + number(command));
            }
        }
    }

    /** The command that an end record speaks of, or null where it has ended before. */
    @Nullable
    Event ofEnd(Event end) {
        Event command = commands.get(RUNS + number(end));
        return command == null || command.getEvent().getEnd() != null ? null : command;
    }

    void changed(Event command) {
        String key = RUNS + number(command);
        changed.put(key, command);
        if (command.getEvent().getEnd() != null) {
            over.add(new Timed(command.getEvent().getEnd(), key));
        }
    }

    /** The command line of a shell that ran at that time, or null. */
    @Nullable
    Event inShell(long pid, long time) {
        List<Event> known = byPid.getOrDefault(pid, List.of());
        Event found = last(known, time, 0, command -> true);
        return found == null ? last(known, time, TICK, command -> true) : found;
    }

    /** The latest command line of a session that ran at that time and fulfils a condition, or null. */
    @Nullable
    Event inSession(String sessionId, long time, Predicate<Event> condition) {
        return last(bySession.getOrDefault(sessionId, List.of()), time, 0, condition);
    }

    private @Nullable Event last(List<Event> commands, long time, long slack, Predicate<Event> condition) {
        for (int i = commands.size() - 1; i >= 0; i--) {
            Event command = commands.get(i);
            if (ranAt(command, time, slack) && condition.test(command)) {
                return command;
            }
        }
        return null;
    }

    /** Those that ran at that time, as far as their ends are known, by when they began. */
    Stream<Event> at(long time) {
        return begun.stream().map(timed -> commands.get(timed.key())).filter(command -> ranAt(command, time, 0));
    }

    private boolean ranAt(Event command, long time, long slack) {
        Long told = command.getEvent().getEnd();
        Long end = told == null ? overBy.get(RUNS + number(command)) : told;
        return command.getTimestamp() - slack <= OpenSession.latest(time)
                && (end == null || time <= OpenSession.latest(end) + slack);
    }

    /** Takes out those that were over by that time. */
    void takeOver(long time) {
        while (!over.isEmpty() && over.first().at() <= time) {
            forget(over.pollFirst().key());
        }
    }

    void forgetAllOf(String sessionId) {
        List.copyOf(bySession.getOrDefault(sessionId, List.of())).forEach(command -> forget(RUNS + number(command)));
    }

    private void forget(String key) {
        Event command = commands.remove(key);
        overBy.remove(key);
        if (command != null) {
            begun.remove(new Timed(command.getTimestamp(), key));
            drop(byPid, command.getProcess().getPid(), command);
            drop(bySession, sessionOf(command), command);
            changed.put(key, null);
        }
    }

    private static <K> void drop(Map<K, List<Event>> index, K key, Event command) {
        index.computeIfPresent(key, (k, commands) -> {
            commands.removeIf(other -> other == command);
            return commands.isEmpty() ? null : commands;
        });
    }
}

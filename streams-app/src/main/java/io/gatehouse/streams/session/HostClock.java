package io.gatehouse.streams.session;

import io.gatehouse.model.ClockState;
import io.gatehouse.model.Event;
import io.gatehouse.model.PromptState;
import io.gatehouse.model.RawLine;
import io.gatehouse.model.SeenState;
import io.gatehouse.model.SourceClock;
import io.gatehouse.model.SourceState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The clock of a host: how far its files have been read, in event time. It is the smallest, over its files, of the newest event time,
 * or of the time at which the agent last said that it had read the file to its end. A command whose login has not been seen waits on
 * it, so a slow file does not turn its commands into orphans. It goes by whole seconds, so that it need not be stored with every event.
 */
final class HostClock {
    /** No event has been seen. */
    static final long UNKNOWN = Long.MIN_VALUE;

    private static final long SECOND = 1_000_000;
    private static final int MAX_PROMPTS = 256;

    private final Map<String, SourceClock> sources = new TreeMap<>();
    /** When a shell of the old hook last wrote a line, the one heard of longest ago first. */
    private final Map<Long, Long> prompts = new LinkedHashMap<>();

    private final List<SeenState> signs = new ArrayList<>();
    private boolean changed;
    private boolean wentBack;
    private long now = UNKNOWN;

    void restore(ClockState state) {
        state.getSources().forEach(source -> sources.put(source.getPath(), source));
        state.getPrompts().forEach(prompt -> prompts.put(prompt.getPid(), prompt.getAt()));
        signs.addAll(state.getSigns());
        now = compute();
    }

    /** An event was read. A time that is not believed says nothing. */
    void saw(Event event) {
        SourceClock source = of(pathOf(event));
        wentBack = source.getNewest() != UNKNOWN && source.getNewest() - event.getTimestamp() > Sessionizer.SLACK;
        long time = Math.floorDiv(event.getTimestamp(), SECOND) * SECOND;
        boolean believed = !Boolean.TRUE.equals(event.getGatehouse().getTimeSkewed());
        if (believed && time > source.getNewest()) {
            source.setNewest(time);
            changed = true;
        }
        setAtEnd(source, false);
        update();
    }

    private static String pathOf(Event event) {
        return event.getLog() == null || event.getLog().getFile() == null
                ? event.getType()
                : event.getLog().getFile().getPath();
    }

    private SourceClock of(String path) {
        return sources.computeIfAbsent(path, p -> {
            changed = true;
            return new SourceClock(p, UNKNOWN, false, UNKNOWN);
        });
    }

    private void setAtEnd(SourceClock source, boolean atEnd) {
        changed |= source.getAtEnd() != atEnd;
        source.setAtEnd(atEnd);
    }

    private void update() {
        if (changed) {
            now = compute();
        }
    }

    /** Whether the event at hand is earlier than one above it in its file: the clock was set back, or the line is a late one. */
    boolean wentBack() {
        return wentBack;
    }

    /** The agent says how far it has read; what it has read to the end goes on with the agent's clock. */
    void heard(RawLine heartbeat) {
        List<SourceState> states = heartbeat.getStates();
        if (states == null) {
            return;
        }
        long time = Math.floorDiv(heartbeat.getReadAt(), SECOND) * SECOND;
        states.forEach(state -> heard(of(state.getPath()), state.getAtEnd(), time));
        now = compute();
    }

    private void heard(SourceClock source, boolean atEnd, long time) {
        setAtEnd(source, atEnd);
        if (atEnd && time > source.getEnded()) {
            source.setEnded(time);
            changed = true;
        }
    }

    /** A shell of the old hook shows a prompt; whether that is its first, as far as is known. */
    boolean isFirstPrompt(long pid, long time, long shellSeen) {
        Long before = prompts.remove(pid);
        prompts.put(pid, Math.max(time, before == null ? time : before));
        if (prompts.size() > MAX_PROMPTS) {
            prompts.remove(prompts.keySet().iterator().next());
        }
        changed = true;
        return before == null || before < shellSeen;
    }

    /** Signs that the host was booted, of the last minutes; may be changed with {@link #sign}. */
    List<SeenState> signs() {
        return signs;
    }

    void sign(SeenState sign) {
        signs.add(sign);
        changed = true;
    }

    /** What has to be stored, or null where nothing has changed since the last call. */
    @Nullable
    ClockState takeChange() {
        if (!changed) {
            return null;
        }
        changed = false;
        List<PromptState> shown = new ArrayList<>();
        prompts.forEach((pid, at) -> shown.add(new PromptState(pid, at)));
        return new ClockState(new ArrayList<>(sources.values()), shown, new ArrayList<>(signs));
    }

    /** Event time up to which every file has been read; {@link #UNKNOWN} where none has. */
    long now() {
        return now;
    }

    /** Whether every file that is known has been read to its end. */
    boolean allAtEnd() {
        return sources.values().stream().allMatch(SourceClock::getAtEnd);
    }

    private long compute() {
        return sources.values().stream()
                .mapToLong(source -> Math.max(source.getNewest(), source.getEnded()))
                .min()
                .orElse(UNKNOWN);
    }
}

package io.gatehouse.streams.session;

import io.gatehouse.model.ClockState;
import io.gatehouse.model.Event;
import io.gatehouse.model.RawLine;
import io.gatehouse.model.SourceClock;
import io.gatehouse.model.SourceState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The clock of a host: how far its files have been read, in event time. It is the smallest, over its files not yet read to their end,
 * of the newest event time; where all are at their end it is that of the newest event. A command whose login has not been seen waits
 * on it, so a slow file does not turn its commands into orphans. It goes by whole seconds, so that it need not be stored with every event.
 */
final class HostClock {
    /** No event has been seen. */
    static final long UNKNOWN = Long.MIN_VALUE;

    private static final long SECOND = 1_000_000;

    private final Map<String, SourceClock> sources = new TreeMap<>();
    private boolean changed;
    private long now = UNKNOWN;

    void restore(ClockState state) {
        state.getSources().forEach(source -> sources.put(source.getPath(), source));
        now = compute();
    }

    /** An event was read. A time that is not believed says nothing. */
    void saw(Event event) {
        SourceClock source = of(pathOf(event));
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
            return new SourceClock(p, UNKNOWN, false);
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

    /** The agent says how far it has read. */
    void heard(RawLine heartbeat) {
        List<SourceState> states = heartbeat.getStates();
        if (states != null) {
            states.forEach(state -> setAtEnd(of(state.getPath()), state.getAtEnd()));
            update();
        }
    }

    /** What has to be stored, or null where nothing has changed since the last call. */
    @Nullable
    ClockState takeChange() {
        if (!changed) {
            return null;
        }
        changed = false;
        return new ClockState(new ArrayList<>(sources.values()));
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
        long slowest = Long.MAX_VALUE;
        long newest = UNKNOWN;
        for (SourceClock source : sources.values()) {
            newest = Math.max(newest, source.getNewest());
            if (!source.getAtEnd()) {
                slowest = Math.min(slowest, source.getNewest());
            }
        }
        return slowest == Long.MAX_VALUE ? newest : slowest;
    }
}

package io.gatehouse.streams.session;

import io.gatehouse.model.Event;
import io.gatehouse.model.RawLine;
import io.gatehouse.model.SourceState;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The clock of a host: how far its files have been read, in event time. It is the smallest, over its files not yet read to their end,
 * of the newest event time; where all are at their end it is that of the newest event. A command whose login has not been seen waits
 * on it, so a slow file does not turn its commands into orphans.
 */
final class HostClock {
    /** No event has been seen. */
    static final long UNKNOWN = Long.MIN_VALUE;

    private static final class Source {
        long newest = UNKNOWN;
        boolean atEnd;
    }

    private final Map<String, Source> sources = new HashMap<>();
    private long now = UNKNOWN;

    /** An event was read. */
    void saw(Event event) {
        String path = event.getLog() == null || event.getLog().getFile() == null
                ? event.getType()
                : event.getLog().getFile().getPath();
        Source source = sources.computeIfAbsent(path, p -> new Source());
        source.newest = Math.max(source.newest, event.getTimestamp());
        source.atEnd = false;
        now = compute();
    }

    /** The agent says how far it has read. */
    void heard(RawLine heartbeat) {
        List<SourceState> states = heartbeat.getStates();
        if (states == null) {
            return;
        }
        for (SourceState state : states) {
            sources.computeIfAbsent(state.getPath(), p -> new Source()).atEnd = state.getAtEnd();
        }
        now = compute();
    }

    /** Event time up to which every file has been read; {@link #UNKNOWN} where none has. */
    long now() {
        return now;
    }

    /** Whether every file that is known has been read to its end. */
    boolean allAtEnd() {
        return sources.values().stream().allMatch(s -> s.atEnd);
    }

    private long compute() {
        long slowest = Long.MAX_VALUE;
        long newest = UNKNOWN;
        for (Source source : sources.values()) {
            newest = Math.max(newest, source.newest);
            if (!source.atEnd) {
                slowest = Math.min(slowest, source.newest);
            }
        }
        return slowest == Long.MAX_VALUE ? newest : slowest;
    }
}

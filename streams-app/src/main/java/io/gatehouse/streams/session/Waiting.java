package io.gatehouse.streams.session;

import io.gatehouse.model.Event;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Events of one host whose session further lines may still change, by event time: until the clock of the host has passed them by the
 * grace they wait, and what is ambiguous then lingers, in case its shell is proven to be in one of the sessions after all.
 */
final class Waiting {
    static final int MAX = 10_000;
    static final int MAX_LINGERING = 1_000;
    static final String WAITS = "w|";
    static final String LINGERS = "a|";
    private static final int DIGITS = 19;

    private final NavigableMap<String, Event> events = new TreeMap<>();
    private final NavigableMap<String, Event> lingering = new TreeMap<>();
    private final Map<String, String> byNumber = new HashMap<>();
    private final Hints hints = new Hints();
    private final TreeSet<String> awake = new TreeSet<>();
    private final Map<String, @Nullable Event> changed;

    /** Notes in {@code changed} what has to be stored. */
    Waiting(Map<String, @Nullable Event> changed) {
        this.changed = changed;
    }

    void restore(String key, Event event) {
        put(key.startsWith(WAITS) ? events : lingering, key, event);
    }

    private void put(NavigableMap<String, Event> to, String key, Event event) {
        to.put(key, event);
        hints.add(key, event);
        String number = Running.number(event);
        if (number != null) {
            byNumber.put(number, key);
        }
    }

    void add(Event event) {
        String key = key(WAITS, event);
        put(events, key, event);
        changed.put(key, event);
    }

    /** Lets what stays ambiguous linger; the oldest gives way. */
    void linger(Event event) {
        if (lingering.size() >= MAX_LINGERING) {
            remove(lingering.firstKey());
        }
        String key = key(LINGERS, event);
        put(lingering, key, event);
        changed.put(key, event);
    }

    /** By time; lines of one second, as RFC 3164 has them, as they stand in their file. */
    private static String key(String prefix, Event event) {
        Long offset = event.getLog() == null ? null : event.getLog().getOffset();
        return prefix + padded(event.getTimestamp()) + "|" + padded(offset == null ? 0 : offset) + "|"
                + event.getEvent().getId();
    }

    private static String padded(long number) {
        String digits = Long.toString(Math.max(0, number));
        return "0".repeat(DIGITS - digits.length()) + digits;
    }

    boolean isFull() {
        return events.size() >= MAX;
    }

    /** The earliest by event time, or null. */
    Map.@Nullable Entry<String, Event> earliest() {
        return events.firstEntry();
    }

    /** Those that wait, earliest first, as a copy. */
    List<Map.Entry<String, Event>> all() {
        return new ArrayList<>(events.entrySet());
    }

    @Nullable
    Event get(String key) {
        return key.startsWith(WAITS) ? events.get(key) : lingering.get(key);
    }

    void remove(String key) {
        Event event = key.startsWith(WAITS) ? events.remove(key) : lingering.remove(key);
        if (event != null) {
            hints.remove(key, event);
            String number = Running.number(event);
            if (number != null) {
                byNumber.remove(number, key);
            }
            changed.put(key, null);
        }
        awake.remove(key);
    }

    /** Notes that something is now known of one that goes on waiting. */
    void changed(String key, Event event) {
        changed.put(key, event);
    }

    /** The command that an end record speaks of, or null. */
    Map.@Nullable Entry<String, Event> ofEnd(Event end) {
        String key = byNumber.get(Running.number(end));
        Event command = key == null ? null : get(key);
        return key == null || command == null ? null : Map.entry(key, command);
    }

    /** Something is known of this key that was not: those that wait for it are to be looked at. */
    void wake(@Nullable JoinKey hint) {
        if (hint != null) {
            awake.addAll(hints.of(hint));
        }
    }

    /** Takes the keys of those to be looked at, earliest first; those that linger before those that wait. */
    List<String> takeAwake() {
        List<String> keys = new ArrayList<>(awake);
        awake.clear();
        return keys;
    }
}

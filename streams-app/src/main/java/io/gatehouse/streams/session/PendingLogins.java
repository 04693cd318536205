package io.gatehouse.streams.session;

import io.gatehouse.model.Event;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the kernel's audit told of logins of which no log has told yet: it waits for the line of sshd or PAM, so that one login is one
 * session under one id, in whatever order the files are read. By the kernel's session id.
 */
final class PendingLogins {
    static final int MAX = 1_000;
    static final String PENDS = "l|";

    /** Events of one login that are kept: LOGIN, USER_START, USER_LOGIN, USER_END and its shells. */
    private static final int MAX_EVENTS = 32;

    private final NavigableMap<String, Event> events = new TreeMap<>();
    private final Map<String, List<String>> bySession = new HashMap<>();
    private final Map<Long, String> byPid = new HashMap<>();
    private final Map<String, @Nullable Event> changed;

    /** Notes in {@code changed} what has to be stored. */
    PendingLogins(Map<String, @Nullable Event> changed) {
        this.changed = changed;
    }

    void restore(String key, Event event) {
        if (events.put(key, event) != null) {
            return;
        }
        String ses = sessionOf(key);
        bySession.computeIfAbsent(ses, s -> new ArrayList<>()).add(key);
        bySession.get(ses).sort(null);
        Long pid = event.getProcess() == null ? null : event.getProcess().getPid();
        if (pid != null) {
            byPid.put(pid, ses);
        }
    }

    /** Keeps an event of a login; false where there is no room for it. */
    boolean add(String ses, Event event) {
        List<String> known = bySession.getOrDefault(ses, List.of());
        if (known.size() >= MAX_EVENTS || known.isEmpty() && bySession.size() >= MAX) {
            return false;
        }
        String key = PENDS
                + String.format("%020d|%s|", Math.max(0, event.getTimestamp()), ses)
                + event.getEvent().getId();
        restore(key, event);
        changed.put(key, event);
        return true;
    }

    private static String sessionOf(String key) {
        int from = key.indexOf('|', PENDS.length()) + 1;
        return key.substring(from, key.indexOf('|', from));
    }

    boolean has(String ses) {
        return bySession.containsKey(ses);
    }

    /** The kernel's session id that a process was given, or null. */
    @Nullable
    String ofPid(@Nullable Long pid) {
        return pid == null ? null : byPid.get(pid);
    }

    /** Takes what is known of a login, earliest first. */
    List<Event> take(String ses) {
        List<Event> taken = new ArrayList<>();
        for (String key : bySession.getOrDefault(ses, List.of())) {
            taken.add(events.remove(key));
            changed.put(key, null);
        }
        bySession.remove(ses);
        byPid.values().removeIf(ses::equals);
        return taken;
    }

    /** The kernel's id of the login that has been known longest, if that was before {@code time}; else null. */
    @Nullable
    String since(long time) {
        Map.Entry<String, Event> first = events.firstEntry();
        return first == null || first.getValue().getTimestamp() > time ? null : sessionOf(first.getKey());
    }
}

package io.gatehouse.streams.session;

import io.gatehouse.model.EcsProcess;
import io.gatehouse.model.Event;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** By what the session of a waiting event may be found once more is known: which of those that wait have to be looked at again. */
final class Hints {
    private final Map<JoinKey, Set<String>> waiting = new HashMap<>();

    void add(String key, Event event) {
        of(event)
                .forEach(hint -> waiting.computeIfAbsent(hint, h -> new LinkedHashSet<>())
                        .add(key));
    }

    void remove(String key, Event event) {
        of(event)
                .forEach(hint -> waiting.computeIfPresent(hint, (h, keys) -> {
                    keys.remove(key);
                    return keys.isEmpty() ? null : keys;
                }));
    }

    /** Keys of what may be found by this. */
    Set<String> of(JoinKey hint) {
        return waiting.getOrDefault(hint, Set.of());
    }

    private static List<JoinKey> of(Event event) {
        List<JoinKey> hints = new ArrayList<>();
        String ses = KernelIds.session(event);
        addTo(hints, ses == null ? null : JoinKey.auditSession(ses));
        addTo(hints, JoinKey.address(event.getSource()));
        EcsProcess process = event.getProcess();
        if (process != null && process.getPid() != null) {
            hints.add(JoinKey.shellPid(process.getPid()));
            addTo(hints, JoinKey.sshdPid(process.getPid()));
        }
        if (process != null && process.getParent() != null) {
            addTo(hints, JoinKey.sshdPid(process.getParent().getPid()));
        }
        String tty = event.getGatehouse().getTty();
        addTo(hints, tty == null ? null : JoinKey.tty(tty));
        String account = Attribution.account(event);
        addTo(hints, account == null ? null : JoinKey.user(account));
        return hints;
    }

    private static void addTo(List<JoinKey> hints, @Nullable JoinKey hint) {
        if (hint != null && !hints.contains(hint)) {
            hints.add(hint);
        }
    }
}

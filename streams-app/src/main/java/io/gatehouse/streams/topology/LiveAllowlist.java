package io.gatehouse.streams.topology;

import io.gatehouse.model.AllowlistEntry;
import io.gatehouse.streams.detect.Allowlist;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The allowlist that the tasks of one application share: written by the global thread, read as immutable snapshots. */
final class LiveAllowlist {
    private final Map<String, AllowlistEntry> entries = new HashMap<>();
    private volatile @Nullable Allowlist snapshot = Allowlist.empty();

    synchronized void put(AllowlistEntry entry) {
        entries.put(entry.getId(), entry);
        snapshot = null;
    }

    synchronized void remove(String id) {
        entries.remove(id);
        snapshot = null;
    }

    Allowlist now() {
        Allowlist current = snapshot;
        if (current == null) {
            current = rebuild();
        }
        return current;
    }

    private synchronized Allowlist rebuild() {
        Allowlist fresh = Allowlist.of(entries.values());
        snapshot = fresh;
        return fresh;
    }
}

package io.gatehouse.streams.topology;

import io.gatehouse.model.AllowlistEntry;
import io.gatehouse.streams.detect.allow.Allowlist;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The allowlist that the tasks of one application share: written by the global thread, read as immutable snapshots. */
final class LiveAllowlist implements LoadRecords.Shared<AllowlistEntry> {
    private final Map<String, AllowlistEntry> entries = new HashMap<>();
    private volatile @Nullable Allowlist snapshot = Allowlist.empty();

    @Override
    public synchronized @Nullable String put(String id, AllowlistEntry entry) {
        String fault = entry.getId().equals(id) ? Allowlist.check(entry) : "its key is not its id";
        if (fault == null) {
            entries.put(id, entry);
            snapshot = null;
        }
        return fault;
    }

    @Override
    public synchronized void remove(String id) {
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

package io.gatehouse.streams.topology;

import io.gatehouse.model.AllowlistEntry;
import io.gatehouse.streams.detect.allow.Allowlist;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The allowlist that the tasks of one application share: written by the global thread, read as immutable snapshots. */
final class LiveAllowlist implements LoadRecords.Shared<AllowlistEntry> {
    private final Set<String> spokenOf = new HashSet<>();
    private volatile Allowlist snapshot = Allowlist.empty();

    @Override
    public synchronized @Nullable String put(String id, AllowlistEntry entry) {
        String fault = entry.getId().equals(id) ? Allowlist.check(entry) : "its key is not its id";
        if (fault == null) {
            snapshot = snapshot.with(entry);
        }
        return fault;
    }

    @Override
    public synchronized void remove(String id) {
        snapshot = snapshot.without(id);
    }

    /** The entries that will end soon, at a time in microseconds since 1970; each is given once. */
    synchronized List<AllowlistEntry> endingSoon(long time) {
        return snapshot.endingSoon(time).stream()
                .filter(entry -> spokenOf.add(entry.getId()))
                .toList();
    }

    Allowlist now() {
        return snapshot;
    }
}

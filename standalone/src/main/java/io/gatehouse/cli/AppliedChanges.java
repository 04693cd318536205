package io.gatehouse.cli;

import io.gatehouse.allow.AllowChanges;
import io.gatehouse.model.AllowlistEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The records that make the allowlist say what files say. */
final class AppliedChanges {
    private AppliedChanges() {}

    /**
     * What is new, then what it replaces, which ends in the moment in which the new begins: two seconds from now. Nobody is locked out
     * between them.
     */
    static List<AllowlistEntry> records(AllowChanges changes, String author, Instant now) {
        List<AllowlistEntry> records = new ArrayList<>();
        changes.added().forEach(entry -> records.add(AllowTopic.fresh(entry, author, now)));
        changes.changed().forEach(entry -> records.add(AllowTopic.fresh(entry, author, now)));
        changes.replaced().forEach(entry -> records.add(AllowTopic.removed(entry, now.plus(AllowTopic.AHEAD))));
        return records;
    }
}

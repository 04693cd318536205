package io.gatehouse.benchmarks.allowlist;

import io.gatehouse.model.AllowlistEntry;
import io.gatehouse.streams.detect.allow.Allowlist;
import java.util.List;

/**
 * How long an allowlist took to be taken in entry by entry, each time with a new snapshot.
 *
 * @param millis all of them
 * @param longest the slowest of them, in milliseconds
 */
record Loaded(double millis, double longest) {
    private static final double NANOS = 1e6;

    static Allowlist oneByOne(List<AllowlistEntry> entries) {
        Allowlist list = Allowlist.empty();
        for (AllowlistEntry entry : entries) {
            list = list.with(entry);
        }
        return list;
    }

    static Loaded of(List<AllowlistEntry> entries) {
        Allowlist list = Allowlist.empty();
        long longest = 0;
        long begin = System.nanoTime();
        for (AllowlistEntry entry : entries) {
            long before = System.nanoTime();
            list = list.with(entry);
            longest = Math.max(longest, System.nanoTime() - before);
        }
        double all = (System.nanoTime() - begin) / NANOS;
        if (list.size() != entries.size()) {
            throw new IllegalStateException(list.size() + " of " + entries.size() + " entries");
        }
        return new Loaded(all, longest / NANOS);
    }
}

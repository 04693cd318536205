package io.gatehouse.benchmarks.allowlist;

import io.gatehouse.model.AllowlistEntry;
import io.gatehouse.streams.detect.allow.Allowlist;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/**
 * What it took to take an allowlist in entry by entry, each time with a new snapshot: processor time of the thread, without that of the
 * collector of garbage.
 *
 * @param millis all of them
 * @param slow what one in a thousand exceeds, in milliseconds
 * @param longest the slowest of them, in milliseconds
 */
record Loaded(double millis, double slow, double longest) {
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
        ThreadMXBean thread = ManagementFactory.getThreadMXBean();
        long[] times = new long[entries.size()];
        for (int i = 0; i < times.length; i++) {
            long before = thread.getCurrentThreadCpuTime();
            list = list.with(entries.get(i));
            times[i] = thread.getCurrentThreadCpuTime() - before;
        }
        if (list.size() != entries.size()) {
            throw new IllegalStateException(list.size() + " of " + entries.size() + " entries");
        }
        Arrays.sort(times);
        int last = times.length - 1;
        return new Loaded(LongStream.of(times).sum() / NANOS, times[last - last / 1000] / NANOS, times[last] / NANOS);
    }
}

package io.gatehouse.benchmarks.session;

import io.gatehouse.model.RawLine;
import java.lang.management.ManagementFactory;
import java.util.List;

/** How much of the heap open sessions hold. */
final class Footprint {
    private static final int COLLECTIONS = 3;

    private Footprint() {}

    /** Bytes per open session, its shell included. */
    static long of(Crowd crowd) {
        List<RawLine> lines = crowd.host().open(crowd.sessions());
        JoinedHost host = new JoinedHost();
        long before = used();
        Crowd.events(lines).forEach(host::take);
        long after = used();
        if (host.events() < crowd.sessions() || lines.size() < crowd.sessions()) {
            throw new IllegalStateException("only " + host.events() + " events of " + crowd.sessions() + " logins");
        }
        return Math.max(0, after - before) / crowd.sessions();
    }

    private static long used() {
        for (int i = 0; i < COLLECTIONS; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}

package io.gatehouse.benchmarks.load;

import io.gatehouse.benchmarks.Cluster;
import io.gatehouse.benchmarks.Writing;
import io.gatehouse.model.AllowlistEntry;
import io.gatehouse.model.RawLine;

/** Writes made-up lines and the allowlist to their topics, as agents do. */
public final class LinesTopic implements AutoCloseable {
    private final Cluster cluster;
    private final Writing<RawLine> lines;

    /** Writes to the topics of this cluster. */
    public LinesTopic(Cluster cluster) {
        this.cluster = cluster;
        this.lines = new Writing<>(cluster, cluster.topics().raw());
    }

    /** Writes the allowlist of the fleet. */
    public void allow() {
        try (Writing<AllowlistEntry> allowlist =
                new Writing<>(cluster, cluster.topics().allowlist())) {
            AllowlistEntry entry = Fleet.allowlistEntry();
            allowlist.send(entry.getId(), entry);
        }
    }

    /** Writes the next lines of a fleet. */
    public void send(Fleet fleet, long count) {
        for (long sent = 0; sent < count; sent++) {
            RawLine line = fleet.next();
            lines.send(line.getHost().getId(), line);
        }
    }

    /** Waits until all is written. */
    @Override
    public void close() {
        lines.close();
    }
}

package io.gatehouse.cli;

import io.gatehouse.embedded.UserError;
import io.gatehouse.model.Alert;
import io.gatehouse.model.AllowlistEntry;
import io.gatehouse.model.RawLine;
import io.gatehouse.schemas.Topic;
import io.gatehouse.schemas.Topics;
import io.gatehouse.standalone.Replay;
import io.gatehouse.streams.detect.RuleSet;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import org.apache.avro.specific.SpecificRecord;

/**
 * What came to a cluster within a period that ends now, and what it alerted then. Only reads: the lines run through the topology in
 * this process.
 */
final class ClusterPast implements AutoCloseable {
    private final Cluster cluster;
    private final Topics topics;
    private final Terminal terminal;
    private final TopicReader<RawLine> lines;
    private final boolean whole;
    private final long begin;
    private long first = Long.MAX_VALUE;

    ClusterPast(Cluster cluster, Topics topics, Terminal terminal, Instant now, Duration since) {
        this.cluster = cluster;
        this.topics = topics;
        this.terminal = terminal;
        lines = new TopicReader<>(cluster, cluster.registry(), topics.raw());
        begin = now.minus(since).toEpochMilli();
        lines.between(begin, now.toEpochMilli());
        whole = lines.fromTheFirst();
    }

    /** The allowlist, with what was in force when. */
    Collection<AllowlistEntry> allowlist() {
        return last(topics.allowlist());
    }

    /** What was alerted, then and before. */
    Collection<Alert> alerts() {
        return last(topics.alerts());
    }

    private <V extends SpecificRecord> Collection<V> last(Topic<V> topic) {
        try (TopicReader<V> reader = new TopicReader<>(cluster, cluster.registry(), topic)) {
            return Listing.last(reader).values();
        }
    }

    /** What these rules make of the lines with this allowlist. To be called once. */
    Collection<Alert> alertsBy(RuleSet rules, Collection<AllowlistEntry> allowlist) {
        LastAlerts alerts = new LastAlerts();
        try (ScratchFolder scratch = ScratchFolder.create("gatehouse-backtest");
                Replay replay = new Replay(allowlist, last(topics.people()), rules, false, scratch.path(), alerts)) {
            run(replay);
        } catch (IOException e) {
            throw new UserError("the scratch folder cannot be removed: " + e.getMessage(), e);
        }
        return alerts.alerts();
    }

    private void run(Replay replay) {
        ReadProgress progress = new ReadProgress(terminal.err(), System::nanoTime);
        progress.begin(topics.raw().name());
        lines.toTheEndInOrder((key, line) -> {
            first = Math.min(first, lines.arrival());
            if (line != null) {
                progress.count();
                replay.arrived(line, lines.arrival() * 1000);
            }
        });
        replay.finish(lines.arrival() * 1000);
        if (lines.undecodable() > 0) {
            terminal.err()
                    .println("Left out what cannot be read in " + topics.raw().name() + ": " + lines.undecodable()
                            + " records.");
        }
    }

    /**
     * The time in microseconds before which alerts cannot be compared, because not all of their lines were read; there is none where
     * the topic was read from its first record on.
     */
    long begin() {
        return whole ? Long.MIN_VALUE : Math.max(begin, first == Long.MAX_VALUE ? begin : first) * 1000;
    }

    @Override
    public void close() {
        lines.close();
    }
}

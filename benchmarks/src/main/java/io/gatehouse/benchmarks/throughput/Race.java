package io.gatehouse.benchmarks.throughput;

import io.gatehouse.benchmarks.Cluster;
import io.gatehouse.benchmarks.load.Tally;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/** Lets contenders read the raw lines, each from the beginning, with empty topics to write to. */
final class Race {
    private final Cluster cluster;
    private int laps;

    Race(Cluster cluster) {
        this.cluster = cluster;
    }

    /** From the first commit that is seen to the one with which all lines are read; starting up does not count. */
    Lap run(Contender contender, int threads) throws InterruptedException, ExecutionException {
        return run(contender, threads, null);
    }

    /** The same; then holds what came out against what must. */
    Lap run(Contender contender, int threads, @Nullable Tally expected)
            throws InterruptedException, ExecutionException {
        cluster.clear();
        String group = "benchmark-" + contender.name() + "-" + laps++;
        Progress progress = new Progress(
                cluster.admin(), cluster.topics().raw().name(), cluster.topics().partitions(), group);
        long total = progress.total();
        try (Contender.Running running = contender.start(cluster, cluster.settings(group, threads))) {
            long first = progress.awaitCommitted(1);
            long begin = System.nanoTime();
            ThreadCost before = ThreadCost.now();
            progress.awaitCommitted(total);
            ThreadCost cost = ThreadCost.now().since(before);
            long nanos = System.nanoTime() - begin;
            if (expected != null && running instanceof Pipeline.App app) {
                new OutputCheck(cluster, app, expected).verify();
            }
            long lines = Math.max(1, total - first);
            return new Lap(lines * 1e9 / nanos, cost.cpuNanos() / 1e3 / lines, (double) cost.bytes() / lines);
        }
    }
}

package io.gatehouse.benchmarks.search;

import io.gatehouse.sinks.testkit.SearchProcess;
import java.io.IOException;
import java.time.Duration;

/** Watches how many documents an index has taken; the same for whoever writes them. */
final class Indexed {
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final SearchProcess server;
    private final String index;
    private final long documents;

    Indexed(SearchProcess server, String index, long documents) {
        this.server = server;
        this.index = index;
        this.documents = documents;
    }

    /** Documents per second, from the first that are seen to the last. */
    double perSecond() throws IOException, InterruptedException {
        long first = await(1);
        long begin = System.nanoTime();
        await(documents);
        return (documents - first) * 1e9 / (System.nanoTime() - begin);
    }

    private long await(long wanted) throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        for (long taken = taken(); ; taken = taken()) {
            if (taken >= wanted) {
                return taken;
            }
            if (System.nanoTime() > end) {
                throw new IllegalStateException(index + " has taken " + taken + " of " + wanted + " documents in "
                        + PATIENCE.toMinutes() + " min");
            }
            Thread.sleep(20);
        }
    }

    private long taken() throws IOException, InterruptedException {
        return server.ask("GET", "/" + index + "/_stats/indexing", "")
                .at("/_all/primaries/indexing/index_total")
                .asLong();
    }
}

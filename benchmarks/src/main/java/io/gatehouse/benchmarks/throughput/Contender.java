package io.gatehouse.benchmarks.throughput;

import io.gatehouse.benchmarks.Cluster;
import io.gatehouse.streams.app.StreamsSettings;

/** One of those that read the raw lines in turn. */
interface Contender {
    String name();

    /** Starts it; closing the result stops it. */
    Running start(Cluster cluster, StreamsSettings settings);

    /** Something that has started. */
    interface Running extends AutoCloseable {
        @Override
        void close();
    }
}

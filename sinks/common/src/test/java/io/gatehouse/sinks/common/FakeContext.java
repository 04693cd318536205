package io.gatehouse.sinks.common;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.metrics.PluginMetrics;
import org.apache.kafka.connect.sink.ErrantRecordReporter;
import org.apache.kafka.connect.sink.SinkTaskContext;
import org.jspecify.annotations.Nullable;

/** What a task sees of its worker: remembers the pauses it asks for and the records it reports. */
final class FakeContext implements SinkTaskContext {
    final List<String> reported = new ArrayList<>();
    long pause;

    @Nullable
    ErrantRecordReporter reporter = (record, error) -> {
        reported.add(record.kafkaOffset() + ": " + error.getMessage());
        return CompletableFuture.completedFuture(null);
    };

    @Override
    public Map<String, String> configs() {
        return Map.of();
    }

    @Override
    public void offset(Map<TopicPartition, Long> offsets) {}

    @Override
    public void offset(TopicPartition partition, long offset) {}

    @Override
    public void timeout(long millis) {
        pause = millis;
    }

    @Override
    public Set<TopicPartition> assignment() {
        return Set.of();
    }

    @Override
    public void pause(TopicPartition... partitions) {}

    @Override
    public void resume(TopicPartition... partitions) {}

    @Override
    public void requestCommit() {}

    @Override
    public @Nullable ErrantRecordReporter errantRecordReporter() {
        return reporter;
    }

    /** As a worker before Kafka 4.1, which has no such method. */
    @Override
    public PluginMetrics pluginMetrics() {
        throw new NoSuchMethodError("pluginMetrics");
    }
}

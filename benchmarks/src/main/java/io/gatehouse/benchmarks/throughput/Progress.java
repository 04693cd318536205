package io.gatehouse.benchmarks.throughput;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** How much of a topic a group has read and committed, as the broker knows it. */
final class Progress {
    private static final Duration POLL = Duration.ofMillis(25);
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Admin admin;
    private final String topic;
    private final String group;
    private final Map<TopicPartition, OffsetSpec> partitions = new HashMap<>();

    Progress(Admin admin, String topic, int partitions, String group) {
        this.admin = admin;
        this.topic = topic;
        this.group = group;
        for (int partition = 0; partition < partitions; partition++) {
            this.partitions.put(new TopicPartition(topic, partition), OffsetSpec.latest());
        }
    }

    /** Records in the topic. */
    long total() throws InterruptedException, ExecutionException {
        return admin.listOffsets(partitions).all().get().values().stream()
                .mapToLong(end -> end.offset())
                .sum();
    }

    /** Waits until at least so many are committed; how many are. */
    long awaitCommitted(long count) throws InterruptedException, ExecutionException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        for (long committed = committed(); ; committed = committed()) {
            if (committed >= count) {
                return committed;
            }
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(group + " has read " + committed + " of " + count + " records of "
                        + topic + " in " + PATIENCE.toSeconds() + " s");
            }
            Thread.sleep(POLL.toMillis());
        }
    }

    private long committed() throws InterruptedException, ExecutionException {
        Map<TopicPartition, @Nullable OffsetAndMetadata> offsets = admin.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get();
        return offsets.entrySet().stream()
                .filter(entry -> entry.getKey().topic().equals(topic) && entry.getValue() != null)
                .mapToLong(entry -> entry.getValue().offset())
                .sum();
    }
}

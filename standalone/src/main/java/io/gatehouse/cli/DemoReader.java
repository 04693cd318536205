package io.gatehouse.cli;

import io.gatehouse.embedded.UserError;
import io.gatehouse.schemas.Topic;
import io.gatehouse.schemas.Topics;
import io.gatehouse.standalone.Stack;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** Reads what the topology made of all that had been sent, as any other program would: committed records, from the beginning. */
final class DemoReader {
    private final Stack stack;

    DemoReader(Stack stack) {
        this.stack = stack;
    }

    DemoGathered read(Duration patience) throws InterruptedException {
        Topics topics = stack.topics();
        DemoGathered gathered = new DemoGathered();
        ClientSettings settings = ClientSettings.defaults().with(stack.bootstrapServers(), stack.registryUrl());
        try (Cluster cluster = Cluster.connect(settings)) {
            awaitProcessed(cluster, topics.raw(), patience);
            awaitProcessed(cluster, topics.detections(), patience);
            read(cluster, topics.events(), gathered::event);
            read(cluster, topics.commands(), gathered::command);
            read(cluster, topics.sessions(), gathered::session);
            read(cluster, topics.alerts(), gathered::alert);
            read(cluster, topics.unparsed(), rejected -> gathered.unparsed());
        }
        return gathered;
    }

    private static <V extends SpecificRecord> void read(Cluster cluster, Topic<V> topic, Consumer<V> taker) {
        try (TopicReader<V> reader = new TopicReader<>(cluster, cluster.registry(), topic)) {
            reader.toTheEnd((key, value) -> {
                if (value != null) {
                    taker.accept(value);
                }
            });
        }
    }

    /** Waits until the topology has committed all that stands in a topic now. */
    private void awaitProcessed(Cluster cluster, Topic<?> topic, Duration patience) throws InterruptedException {
        List<TopicPartition> partitions = java.util.stream.IntStream.range(0, topic.partitions())
                .mapToObj(number -> new TopicPartition(topic.name(), number))
                .toList();
        Map<TopicPartition, Long> ends = ends(cluster, partitions);
        long end = System.nanoTime() + patience.toNanos();
        while (!isProcessed(cluster, ends)) {
            if (System.nanoTime() > end) {
                throw new UserError("the topology did not process " + topic.name() + " within " + patience.toSeconds()
                        + " s: run again with --debug to see why");
            }
            Thread.sleep(50);
        }
    }

    private static Map<TopicPartition, Long> ends(Cluster cluster, List<TopicPartition> partitions) {
        return cluster
                .get(cluster.admin()
                        .listOffsets(partitions.stream()
                                .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest())))
                        .all())
                .entrySet()
                .stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().offset()));
    }

    private boolean isProcessed(Cluster cluster, Map<TopicPartition, Long> ends) {
        Map<TopicPartition, OffsetAndMetadata> committed = cluster.get(
                cluster.admin().listConsumerGroupOffsets(stack.applicationId()).partitionsToOffsetAndMetadata());
        return ends.entrySet().stream().allMatch(end -> {
            OffsetAndMetadata offset = committed.get(end.getKey());
            return end.getValue() == 0 || offset != null && offset.offset() >= end.getValue();
        });
    }
}

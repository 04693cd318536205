package io.gatehouse.cli;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * The records of all partitions in the order in which they arrived, up to an end: each partition is read only as far as the others
 * need it.
 */
final class ArrivalOrder {
    private static final Duration POLL = Duration.ofMillis(200);

    private final Consumer<String, byte[]> consumer;
    private final Map<TopicPartition, Long> ends;
    private final Map<TopicPartition, Deque<ConsumerRecord<String, byte[]>>> heads =
            new TreeMap<>(Comparator.comparingInt(TopicPartition::partition));

    /** From where the consumer stands up to these offsets, exclusive. */
    ArrivalOrder(Consumer<String, byte[]> consumer, Map<TopicPartition, Long> ends) {
        this.consumer = consumer;
        this.ends = Map.copyOf(ends);
        ends.keySet().forEach(partition -> heads.put(partition, new ArrayDeque<>()));
    }

    /** The next record; null after the last one. */
    @Nullable
    ConsumerRecord<String, byte[]> next() {
        for (List<TopicPartition> empty = unread(); !empty.isEmpty(); empty = unread()) {
            consumer.pause(consumer.assignment());
            consumer.resume(empty);
            for (ConsumerRecord<String, byte[]> polled : consumer.poll(POLL)) {
                TopicPartition partition = new TopicPartition(polled.topic(), polled.partition());
                Deque<ConsumerRecord<String, byte[]>> head = heads.get(partition);
                if (head != null && polled.offset() < ends.getOrDefault(partition, 0L)) {
                    head.add(polled);
                }
            }
        }
        return heads.values().stream()
                .filter(head -> !head.isEmpty())
                .min(Comparator.comparingLong(head -> head.getFirst().timestamp()))
                .map(Deque::removeFirst)
                .orElse(null);
    }

    /** Partitions of which nothing is at hand and that are not read to their end. */
    private List<TopicPartition> unread() {
        return heads.entrySet().stream()
                .filter(entry -> entry.getValue().isEmpty())
                .map(Map.Entry::getKey)
                .filter(partition -> consumer.position(partition) < ends.getOrDefault(partition, 0L))
                .toList();
    }
}

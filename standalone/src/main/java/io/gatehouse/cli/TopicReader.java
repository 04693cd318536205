package io.gatehouse.cli;

import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.gatehouse.embedded.UserError;
import io.gatehouse.schemas.Topic;
import io.gatehouse.schemas.serde.AvroSerdes;
import io.gatehouse.schemas.serde.RegistryUnavailableException;
import io.gatehouse.schemas.serde.UndecodableException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

/** Reads the committed records of a topic from its beginning, without a consumer group: nobody else notices. */
final class TopicReader<V extends SpecificRecord> implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(200);

    private final Cluster cluster;
    private final Topic<V> topic;
    private final Deserializer<V> decoder;
    private final KafkaConsumer<String, byte[]> consumer;
    private final Map<TopicPartition, Long> limits = new HashMap<>();
    private long arrival;
    private long undecodable;
    private boolean hasRead;

    /** Takes one record; a null value says that the key is deleted. */
    interface Taker<V> {
        void take(String key, @Nullable V value);
    }

    TopicReader(Cluster cluster, SchemaRegistryClient registry, Topic<V> topic) {
        this.cluster = cluster;
        this.topic = topic;
        this.decoder = new AvroSerdes(registry, false).forTopic(topic).deserializer();
        this.consumer = consumer(cluster);
        cluster.require(topic);
        List<TopicPartition> partitions = consumer.partitionsFor(topic.name()).stream()
                .map(partition -> new TopicPartition(topic.name(), partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /** Leaves out the partitions in which no record of that key can be: those that Kafka's clients do not choose for it. */
    void onlyWithKey(String key) {
        int hash = Utils.murmur2(key.getBytes(StandardCharsets.UTF_8));
        int number = Utils.toPositive(hash) % consumer.assignment().size();
        List<TopicPartition> one = List.of(new TopicPartition(topic.name(), number));
        consumer.assign(one);
        consumer.seekToBeginning(one);
    }

    /** Leaves out what arrived before or after, in milliseconds since 1970. */
    void between(long first, long last) {
        offsets(Math.max(0, first)).forEach((partition, offset) -> {
            if (offset == null) {
                consumer.seekToEnd(List.of(partition));
            } else {
                consumer.seek(partition, offset.offset());
            }
        });
        offsets(Math.max(0, last)).forEach((partition, offset) -> {
            if (offset != null) {
                limits.put(partition, offset.offset());
            }
        });
    }

    /** Whether nothing of the topic is left out at its beginning, by {@link #between} or because it is no longer kept. */
    boolean fromTheFirst() {
        return consumer.assignment().stream().allMatch(partition -> consumer.position(partition) == 0);
    }

    private Map<TopicPartition, @Nullable OffsetAndTimestamp> offsets(long time) {
        return consumer.offsetsForTimes(
                consumer.assignment().stream().collect(Collectors.toMap(partition -> partition, partition -> time)));
    }

    /** Leaves out what is there now. */
    void skipToTheEnd() {
        consumer.seekToEnd(consumer.assignment());
        consumer.assignment().forEach(consumer::position);
    }

    /** Reads up to what was the end when this was called. */
    void toTheEnd(Taker<V> taker) {
        Map<TopicPartition, Long> ends = ends();
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            poll(taker);
        }
    }

    /** The same, in the order in which the records arrived over all partitions. */
    void toTheEndInOrder(Taker<V> taker) {
        ArrivalOrder order = new ArrivalOrder(consumer, ends());
        for (ConsumerRecord<String, byte[]> next = order.next(); next != null; next = order.next()) {
            take(next, taker);
        }
        consumer.resume(consumer.assignment());
    }

    private Map<TopicPartition, Long> ends() {
        Map<TopicPartition, Long> ends = new HashMap<>(consumer.endOffsets(consumer.assignment()));
        limits.forEach((partition, limit) -> ends.merge(partition, limit, Math::min));
        return ends;
    }

    /** Waits a moment for more; returns how many records came. */
    int poll(Taker<V> taker) {
        int count = 0;
        for (ConsumerRecord<String, byte[]> polled : consumer.poll(POLL)) {
            count++;
            if (polled.offset() < limits.getOrDefault(partitionOf(polled), Long.MAX_VALUE)) {
                take(polled, taker);
            }
        }
        return count;
    }

    /** When the record arrived that is being taken, in milliseconds since 1970. */
    long arrival() {
        return arrival;
    }

    /** Whether there was any record. */
    boolean hasRead() {
        return hasRead;
    }

    /** How many records so far were none of this topic's. */
    long undecodable() {
        return undecodable;
    }

    @Override
    public void close() {
        consumer.close();
        decoder.close();
    }

    private static TopicPartition partitionOf(ConsumerRecord<?, ?> polled) {
        return new TopicPartition(polled.topic(), polled.partition());
    }

    private void take(ConsumerRecord<String, byte[]> polled, Taker<V> taker) {
        hasRead = true;
        arrival = polled.timestamp();
        try {
            V value = polled.value() == null ? null : decoder.deserialize(topic.name(), polled.value());
            taker.take(String.valueOf(polled.key()), value);
        } catch (UndecodableException e) {
            undecodable++;
        } catch (RegistryUnavailableException e) {
            throw new UserError(
                    "the schema registry at " + cluster.settings().shownRegistry() + " has gone (" + e.getMessage()
                            + ")",
                    e);
        }
    }

    private static KafkaConsumer<String, byte[]> consumer(Cluster cluster) {
        Map<String, Object> config = new HashMap<>(cluster.settings().kafka());
        config.putIfAbsent("default.api.timeout.ms", 10_000);
        config.put("isolation.level", "read_committed");
        config.put("enable.auto.commit", false);
        config.remove("group.id");
        try {
            return new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer());
        } catch (KafkaException e) {
            throw Cluster.refused(cluster.settings(), e);
        }
    }
}

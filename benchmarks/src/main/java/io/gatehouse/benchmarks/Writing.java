package io.gatehouse.benchmarks;

import io.gatehouse.schemas.Topic;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Writes records to a topic, all of them: {@link #close} throws where one was not written. One request is under way at a time, as with
 * the agent: on a partition just made Kafka may refuse the first of two and take the second (KAFKA-15591).
 *
 * @param <V> the records' values
 */
public final class Writing<V extends SpecificRecord> implements AutoCloseable {
    private final AtomicReference<Exception> unwritten = new AtomicReference<>();
    private final String topic;
    private final KafkaProducer<String, V> producer;

    /** To a topic of this cluster. */
    public Writing(Cluster cluster, Topic<V> topic) {
        this.topic = topic.name();
        Serializer<V> values = cluster.serdes().forTopic(topic).serializer();
        this.producer = new KafkaProducer<>(settings(cluster), new StringSerializer(), values);
    }

    private static Map<String, Object> settings(Cluster cluster) {
        return Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                cluster.bootstrapServers(),
                ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION,
                1,
                ProducerConfig.COMPRESSION_TYPE_CONFIG,
                "lz4",
                ProducerConfig.LINGER_MS_CONFIG,
                5,
                ProducerConfig.BATCH_SIZE_CONFIG,
                64 * 1024);
    }

    /** Hands one over. */
    public void send(String key, V value) {
        producer.send(new ProducerRecord<>(topic, key, value), (written, failure) -> {
            if (failure != null) {
                unwritten.compareAndSet(null, failure);
            }
        });
    }

    /** Waits until all is written. */
    @Override
    public void close() {
        producer.close();
        Exception failure = unwritten.get();
        if (failure != null) {
            throw new IllegalStateException("a record was not written to " + topic, failure);
        }
    }
}

package io.gatehouse.benchmarks.load;

import io.gatehouse.model.RawLine;
import io.gatehouse.schemas.Topics;
import io.gatehouse.schemas.serde.AvroSerdes;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Writes made-up lines and the allowlist to their topics, as agents do. */
public final class LinesTopic implements AutoCloseable {
    private final KafkaProducer<String, RawLine> lines;
    private final Map<String, Object> config;
    private final Topics topics;
    private final AvroSerdes serdes;

    /** Writes to these topics. */
    public LinesTopic(String bootstrapServers, Topics topics, AvroSerdes serdes) {
        this.topics = topics;
        this.serdes = serdes;
        this.config = Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ProducerConfig.COMPRESSION_TYPE_CONFIG,
                "lz4",
                ProducerConfig.LINGER_MS_CONFIG,
                5,
                ProducerConfig.BATCH_SIZE_CONFIG,
                64 * 1024);
        lines = producer(serdes.forTopic(topics.raw()).serializer());
    }

    private <V> KafkaProducer<String, V> producer(Serializer<V> values) {
        return new KafkaProducer<>(config, new StringSerializer(), values);
    }

    /** Writes the allowlist of the fleet. */
    public void allow() {
        try (var producer = producer(serdes.forTopic(topics.allowlist()).serializer())) {
            var entry = Fleet.allowlistEntry();
            producer.send(new ProducerRecord<>(topics.allowlist().name(), entry.getId(), entry));
        }
    }

    /** Writes the next lines of a fleet. */
    public void send(Fleet fleet, long count) {
        for (long sent = 0; sent < count; sent++) {
            RawLine line = fleet.next();
            lines.send(new ProducerRecord<>(topics.raw().name(), line.getHost().getId(), line), (metadata, failure) -> {
                if (failure != null) {
                    throw new IllegalStateException("a line was not written", failure);
                }
            });
        }
    }

    /** Waits until all is written. */
    @Override
    public void close() {
        lines.close();
    }
}

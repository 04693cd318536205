package io.gatehouse.ingest;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * The Kafka producer of an agent. What makes it lose nothing cannot be set: all replicas acknowledge, the broker drops
 * what it gets twice, and a batch never expires by itself, for a later one would be written all the same and leave a
 * hole. One request is under way at a time: of two, a broker that has just made the partition may refuse the first and take
 * the second, and then refuses the first for ever as out of order (KAFKA-15591).
 *
 * @param client what the user gives for Kafka's clients: {@code bootstrap.servers}, TLS, SASL
 * @param linger how long a batch waits for more lines
 * @param batchBytes size of a batch
 * @param compression lz4, zstd, gzip, snappy or none
 */
public record ProducerSettings(Map<String, Object> client, Duration linger, int batchBytes, String compression) {

    private static final int MAX_REQUEST_BYTES = 2 * 1024 * 1024;
    private static final long BUFFER_BYTES = 2 * AgentSettings.MAX_IN_FLIGHT_BYTES; // never waits for room in it
    private static final int MAX_BLOCK_MS = 10_000;

    /** What may not be set otherwise. */
    private static final Map<String, Object> FIXED = Map.of(
            ProducerConfig.ACKS_CONFIG,
            "all",
            ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
            true,
            ProducerConfig.RETRIES_CONFIG,
            Integer.MAX_VALUE,
            ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
            Integer.MAX_VALUE,
            ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION,
            1);

    public ProducerSettings {
        client = Map.copyOf(client);
        Positive.check("linger", linger);
        Positive.check("batch bytes", batchBytes);
        for (Map.Entry<String, Object> fixed : FIXED.entrySet()) {
            Object given = client.getOrDefault(fixed.getKey(), fixed.getValue());
            if (!given.toString().equals(fixed.getValue().toString())) {
                throw new IllegalArgumentException(
                        fixed.getKey() + ": " + given + " would lose lines; it is always " + fixed.getValue());
            }
        }
    }

    /** Linger 5 ms, batches of 128 KiB, lz4. */
    public static ProducerSettings of(Map<String, Object> client) {
        return new ProducerSettings(client, Duration.ofMillis(5), 128 * 1024, "lz4");
    }

    /** A new producer. */
    public Producer<byte[], byte[]> open() {
        return new KafkaProducer<>(properties(), new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** By Kafka's names; what the user gave goes before our defaults. */
    Map<String, Object> properties() {
        Map<String, Object> all = new HashMap<>();
        all.put(ProducerConfig.CLIENT_ID_CONFIG, "gatehouse-agent");
        all.put(ProducerConfig.LINGER_MS_CONFIG, linger.toMillis());
        all.put(ProducerConfig.BATCH_SIZE_CONFIG, batchBytes);
        all.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, compression);
        all.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, MAX_REQUEST_BYTES);
        all.put(ProducerConfig.BUFFER_MEMORY_CONFIG, BUFFER_BYTES);
        all.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, MAX_BLOCK_MS);
        all.putAll(client);
        all.putAll(FIXED);
        return all;
    }
}

package io.gatehouse.streams.app;

import io.gatehouse.schemas.Topics;
import io.gatehouse.streams.topology.StateMemory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;

/**
 * What a streams application is started with.
 *
 * @param applicationId consumer group, transactional ids and changelog names; one per deployment
 * @param bootstrapServers the brokers
 * @param topics the topics
 * @param stateDir where state is kept on disk
 * @param threads stream threads, at least 1
 * @param standbys copies of the state on other instances; 0 where there is only one
 * @param allSessions whether the sessions of cron, services and monitoring checks are published too
 * @param stateMemory bytes outside the heap for all stores on disk together
 * @param kafka further settings of the Kafka clients, such as TLS and SASL; they win over ours
 */
public record StreamsSettings(
        String applicationId,
        String bootstrapServers,
        Topics topics,
        Path stateDir,
        int threads,
        int standbys,
        boolean allSessions,
        long stateMemory,
        Map<String, String> kafka) {
    /** How often a transaction commits: half of what a reader of {@code read_committed} waits for. */
    static final Duration COMMIT = Duration.ofMillis(100);

    /** Memory of the stores where the user says nothing. */
    public static final long DEFAULT_STATE_MEMORY = 256L * 1024 * 1024;

    private static final long LEAST_STATE_MEMORY = 16L * 1024 * 1024;

    /** Replicas of changelog topics: as the brokers say. */
    private static final int BROKERS_DEFAULT = -1;

    private static final int MAX_RECORD = 2 * 1024 * 1024;
    private static final long CACHE = 64L * 1024 * 1024;

    public StreamsSettings {
        if (threads < 1) {
            throw new IllegalArgumentException("threads: " + threads + " is not positive");
        }
        if (standbys < 0) {
            throw new IllegalArgumentException("standbys: " + standbys + " is negative");
        }
        if (stateMemory < LEAST_STATE_MEMORY) {
            throw new IllegalArgumentException(
                    "state-memory: " + stateMemory + " bytes are less than " + LEAST_STATE_MEMORY);
        }
        kafka = Map.copyOf(kafka);
    }

    /** The same as Kafka Streams configuration. */
    public Properties toProperties() {
        Map<String, Object> config = new HashMap<>();
        config.put(StreamsConfig.APPLICATION_ID_CONFIG, applicationId);
        config.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        config.put(StreamsConfig.STATE_DIR_CONFIG, stateDir.toString());
        config.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, threads);
        config.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, standbys);
        config.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        config.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, COMMIT.toMillis());
        // Acknowledgements and detections need not wait for each other, and no other task reads two topics; looking
        // whether it has to costs 3 % of the time.
        config.put(StreamsConfig.MAX_TASK_IDLE_MS_CONFIG, StreamsConfig.MAX_TASK_IDLE_MS_DISABLED);
        config.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, CACHE);
        config.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, BROKERS_DEFAULT);
        config.put(StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
        config.put(StreamsConfig.consumerPrefix(ConsumerConfig.MAX_POLL_RECORDS_CONFIG), 2000);
        config.put(StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG), "lz4");
        config.put(StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG), MAX_RECORD);
        config.put(StreamsConfig.producerPrefix(ProducerConfig.BATCH_SIZE_CONFIG), 256 * 1024);
        // Nothing is read before the commit, which sends what is left: sending earlier only makes more and smaller
        // batches.
        config.put(StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG), COMMIT.toMillis());
        new StateMemory(stateMemory).bound(config);
        config.putAll(kafka);
        Properties properties = new Properties();
        properties.putAll(config);
        return properties;
    }
}

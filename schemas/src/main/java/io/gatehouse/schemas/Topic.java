package io.gatehouse.schemas;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One topic of the public contract.
 *
 * @param <V> the record that it carries
 * @param name name with the prefix
 * @param type class of the record; null where the values are bytes as they came (dead letters)
 * @param key what the record key is, in UTF-8 text
 * @param partitions number of partitions, fixed for the life of the topic
 * @param replication number of replicas
 * @param config topic configuration, by the names of {@link org.apache.kafka.common.config.TopicConfig}
 * @param doc what the topic is for, in one sentence
 */
public record Topic<V>(
        String name,
        @Nullable Class<V> type,
        String key,
        int partitions,
        short replication,
        Map<String, String> config,
        String doc) {

    public Topic {
        if (partitions < 1) {
            throw new IllegalArgumentException("partitions of " + name + ": " + partitions + " is not positive");
        }
        if (replication < 1) {
            throw new IllegalArgumentException("replication of " + name + ": " + replication + " is not positive");
        }
        config = Map.copyOf(config);
    }

    /** The registry's subject of the values, as Confluent's default naming has it. */
    public String subject() {
        return name + "-value";
    }
}

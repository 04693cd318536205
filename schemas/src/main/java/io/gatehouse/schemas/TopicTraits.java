package io.gatehouse.schemas;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.common.config.TopicConfig;

/**
 * What a topic is for and how long it keeps what: the part of its declaration that differs from topic to topic.
 *
 * @param doc one sentence
 * @param config by the names of {@link TopicConfig}
 */
record TopicTraits(String doc, Map<String, String> config) {

    /** A line is cut at 256 KiB; an event holds it twice, and JSON-like growth is bounded by that. */
    private static final int MAX_MESSAGE_BYTES = 2 * 1024 * 1024;

    static TopicTraits of(String doc) {
        return new TopicTraits(doc, Map.of())
                .with(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(MAX_MESSAGE_BYTES));
    }

    TopicTraits deletedAfterDays(int days) {
        return with(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE)
                .with(TopicConfig.RETENTION_MS_CONFIG, millis(days));
    }

    TopicTraits compacted() {
        return with(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT);
    }

    TopicTraits compactedAndDeletedAfterDays(int days) {
        return deletedAfterDays(days)
                .with(
                        TopicConfig.CLEANUP_POLICY_CONFIG,
                        TopicConfig.CLEANUP_POLICY_COMPACT + "," + TopicConfig.CLEANUP_POLICY_DELETE);
    }

    TopicTraits notCompactedBeforeDays(int days) {
        return with(TopicConfig.MIN_COMPACTION_LAG_MS_CONFIG, millis(days));
    }

    TopicTraits with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(config);
        more.put(name, value);
        return new TopicTraits(doc, Map.copyOf(more));
    }

    private static String millis(int days) {
        return Long.toString(Duration.ofDays(days).toMillis());
    }
}

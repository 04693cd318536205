package io.gatehouse.benchmarks.latency;

import io.gatehouse.benchmarks.Cluster;
import io.gatehouse.benchmarks.Reading;
import io.gatehouse.model.Alert;
import io.gatehouse.schemas.Topic;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.Deserializer;

/** Reads the alerts as a program that subscribes to them does, and notes when that of each probe came first. */
final class ProbeAlerts implements AutoCloseable {
    private final Topic<Alert> topic;
    private final Deserializer<Alert> deserializer;
    private final KafkaConsumer<String, byte[]> consumer;
    private final Map<Integer, Long> readAt = new HashMap<>();

    ProbeAlerts(Cluster cluster) {
        topic = cluster.topics().alerts();
        deserializer = cluster.serdes().forTopic(topic).deserializer();
        consumer = Reading.of(cluster, topic.name());
    }

    void readFor(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < end) {
            readOnce();
        }
    }

    /** Reads until so many have come, or the time is over. */
    void readUntil(int count, Duration time) {
        long end = System.nanoTime() + time.toNanos();
        while (readAt.size() < count && System.nanoTime() < end) {
            readOnce();
        }
    }

    private void readOnce() {
        for (ConsumerRecord<String, byte[]> record : consumer.poll(Reading.POLL)) {
            long now = System.nanoTime();
            Alert alert = deserializer.deserialize(topic.name(), record.value());
            int number = alert.getUser() == null
                            || !"login-not-allowlisted".equals(alert.getRule().getName())
                    ? -1
                    : ProbeLogins.numberOf(alert.getUser().getName());
            if (number >= 0) {
                readAt.putIfAbsent(number, now);
            }
        }
    }

    /** When each was read first, by the number of its login. */
    Map<Integer, Long> readAt() {
        return Map.copyOf(readAt);
    }

    @Override
    public void close() {
        consumer.close();
    }
}

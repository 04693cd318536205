package io.gatehouse.benchmarks.throughput;

import io.gatehouse.benchmarks.Cluster;
import io.gatehouse.benchmarks.Reading;
import io.gatehouse.benchmarks.load.Tally;
import io.gatehouse.model.Alert;
import io.gatehouse.schemas.Topic;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.Deserializer;

/** Holds the records that came out against the lines that went in: a fast pipeline that loses something is not fast. */
final class OutputCheck {
    /** How many polls without a record mean that no more will come. */
    private static final int QUIET_POLLS = 10;
    /** How long the last audit events may wait for further records of theirs. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Cluster cluster;
    private final Pipeline.App app;
    private final Tally expected;

    OutputCheck(Cluster cluster, Pipeline.App app, Tally expected) {
        this.cluster = cluster;
        this.app = app;
        this.expected = expected;
    }

    /** Throws where a number is wrong. */
    void verify() {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        long accounted = accounted();
        while (accounted < expected.lines() && System.nanoTime() < deadline) {
            accounted = accounted();
        }
        require("events, unparsed and ignored lines", accounted, expected.lines());
        Set<String> commands = new HashSet<>();
        read(cluster.topics().commands(), record -> commands.add(record.key()));
        require("commands", commands.size(), expected.commands());
        verifyAlerts();
    }

    private long accounted() {
        return count(cluster.topics().events()) + count(cluster.topics().unparsed()) + app.count("lines-ignored");
    }

    private void verifyAlerts() {
        Topic<Alert> topic = cluster.topics().alerts();
        Deserializer<Alert> deserializer = cluster.serdes().forTopic(topic).deserializer();
        Map<String, Long> logins = new HashMap<>();
        read(topic, record -> {
            Alert alert = deserializer.deserialize(topic.name(), record.value());
            if ("login-not-allowlisted".equals(alert.getRule().getName())) {
                logins.put(record.key(), alert.getGatehouse().getAlert().getCount());
            }
        });
        require("alerts", logins.size(), expected.alerts());
        long counted = logins.values().stream().mapToLong(Long::longValue).sum();
        require("logins counted by alerts", counted, expected.unlistedLogins());
    }

    private static void require(String what, long actual, long expected) {
        if (actual != expected) {
            throw new IllegalStateException(what + ": " + actual + ", expected " + expected);
        }
    }

    private long count(Topic<?> topic) {
        AtomicLong count = new AtomicLong();
        read(topic, record -> count.incrementAndGet());
        return count.get();
    }

    private void read(Topic<?> topic, Consumer<ConsumerRecord<String, byte[]>> reader) {
        try (KafkaConsumer<String, byte[]> consumer = Reading.of(cluster, topic.name())) {
            for (int quiet = 0; quiet < QUIET_POLLS; quiet++) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(Reading.POLL)) {
                    reader.accept(record);
                    quiet = 0;
                }
            }
        }
    }
}

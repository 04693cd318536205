package io.gatehouse.benchmarks.soak;

import io.gatehouse.benchmarks.Cluster;
import io.gatehouse.benchmarks.Reading;
import io.gatehouse.benchmarks.Writing;
import io.gatehouse.model.Alert;
import io.gatehouse.model.Detection;
import io.gatehouse.schemas.Topic;
import io.gatehouse.streams.detect.RuleSet;
import io.gatehouse.streams.detect.sigma.SigmaRules;
import io.gatehouse.streams.topology.GatehouseTopology;
import io.gatehouse.streams.topology.StateStores;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.streams.KafkaStreams;

/** Sends an attack through where alerts are made, on RocksDB; throws where an alert is missing or counts wrong. */
public final class Soak {
    private static final int SAMPLES = 10;
    private static final long POLL_MILLIS = 200;
    private static final int QUIET_POLLS = 30;
    /** For each tenth. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Cluster cluster;
    private final Attack attack;
    private final int events;

    /** @param events failed logins to send, from that many addresses, made up from a seed */
    public Soak(Cluster cluster, int events, int addresses, long seed) {
        this.cluster = cluster;
        this.events = events;
        this.attack = new Attack(events, addresses, seed);
    }

    /** Memory after each tenth; the alerts are exact where this returns. */
    public List<Map<String, Object>> run() throws InterruptedException {
        send();
        List<Map<String, Object>> rows = new ArrayList<>();
        try (KafkaStreams streams = streams()) {
            long begin = System.nanoTime();
            streams.start();
            for (int sample = 1; sample <= SAMPLES; sample++) {
                await(streams, (long) events * sample / SAMPLES);
                rows.add(Memory.row(streams, taken(streams), begin));
            }
            verify();
            rows.add(Memory.row(streams, taken(streams), begin));
        }
        return rows;
    }

    private KafkaStreams streams() {
        RuleSet rules = new RuleSet(List.of(Attack.RULE), "soak", SigmaRules.shipped()::selections);
        GatehouseTopology topology =
                new GatehouseTopology(cluster.topics(), cluster.serdes(), StateStores.durable(), rules);
        return new KafkaStreams(topology.build(), cluster.settings("soak", 1).toProperties());
    }

    private void send() {
        try (Writing<Detection> topic = new Writing<>(cluster, cluster.topics().detections())) {
            while (attack.hasNext()) {
                Detection detection = attack.next();
                topic.send(detection.getKey(), detection);
            }
        }
    }

    private static void await(KafkaStreams streams, long count) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        for (long taken = taken(streams); taken < count; taken = taken(streams)) {
            if (streams.state() == KafkaStreams.State.ERROR || System.nanoTime() > deadline) {
                throw new IllegalStateException("the topology is " + streams.state() + " and has taken " + taken
                        + " of " + count + " detections");
            }
            Thread.sleep(POLL_MILLIS);
        }
    }

    private static long taken(KafkaStreams streams) {
        return streams.metrics().values().stream()
                .filter(metric -> metric.metricName().name().equals("detections-taken-total"))
                .mapToLong(metric -> ((Number) metric.metricValue()).longValue())
                .sum();
    }

    private void verify() {
        Map<String, Long> expected = attack.expected();
        Map<String, Long> actual = counts();
        if (!actual.equals(expected)) {
            expected.entrySet().removeAll(actual.entrySet());
            throw new IllegalStateException(actual.size() + " alerts; not as expected: " + expected.size()
                    + ", the first of them "
                    + expected.entrySet().stream().limit(1).toList());
        }
    }

    private Map<String, Long> counts() {
        Topic<Alert> topic = cluster.topics().alerts();
        Deserializer<Alert> deserializer = cluster.serdes().forTopic(topic).deserializer();
        Map<String, Long> counts = new HashMap<>();
        try (KafkaConsumer<String, byte[]> consumer = Reading.of(cluster, topic.name())) {
            for (int quiet = 0; quiet < QUIET_POLLS; quiet++) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(Reading.POLL)) {
                    Alert alert = deserializer.deserialize(topic.name(), record.value());
                    counts.put(record.key(), alert.getGatehouse().getAlert().getCount());
                    quiet = 0;
                }
            }
        }
        return counts;
    }
}

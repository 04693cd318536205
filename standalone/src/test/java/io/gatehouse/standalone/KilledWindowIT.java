package io.gatehouse.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.embedded.DataDirectory;
import io.gatehouse.embedded.EmbeddedBroker;
import io.gatehouse.model.Alert;
import io.gatehouse.model.AlertGroupValue;
import io.gatehouse.model.Detection;
import io.gatehouse.model.EcsHost;
import io.gatehouse.schemas.Ids;
import io.gatehouse.schemas.Topic;
import io.gatehouse.schemas.serde.AvroSerdes;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An instance that is killed in the middle of a window loses nothing of it and counts nothing twice. */
final class KilledWindowIT {
    private static final int ADDRESSES = 30;
    private static final long BEGIN = 1_795_262_400_000_000L;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** How long nothing may come after all has come; an instance commits ten times a second. */
    private static final Duration SILENCE = Duration.ofSeconds(3);

    @TempDir
    Path directory;

    @Test
    void countsEveryEventOnceAcrossKills() throws Exception {
        try (DataDirectory data = DataDirectory.open(directory.resolve("data"));
                EmbeddedBroker broker = EmbeddedBroker.start(data, 0)) {
            String servers = broker.bootstrapServers();
            Files.writeString(directory.resolve("servers"), servers);
            AvroSerdes serdes = WindowProcess.serdes(servers);
            // three of the five, and time to commit them; then two that are cut off somewhere; then what is left
            runAndKill(servers, serdes, 0, 3, () -> Thread.sleep(3000));
            runAndKill(servers, serdes, 3, 5, () -> Thread.sleep(150));
            List<Alert> alerts = new ArrayList<>();
            runAndKill(servers, serdes, 5, 6, () -> alerts.addAll(alerts(servers, serdes)));
            Map<String, Alert> last = lastOfEach(alerts);
            assertThat(last).hasSize(ADDRESSES);
            assertThat(last.values()).allSatisfy(alert -> {
                assertThat(alert.getGatehouse().getAlert().getCount()).isEqualTo(6);
                assertThat(alert.getGatehouse().getRevision()).isEqualTo(2);
            });
            assertThat(alerts).as("opened once, updated once").hasSize(2 * ADDRESSES);
        }
    }

    /** What is done while an instance runs. */
    private interface Meanwhile {
        void run() throws Exception;
    }

    private void runAndKill(String servers, AvroSerdes serdes, int from, int to, Meanwhile meanwhile) throws Exception {
        Process process = JavaProcess.of(WindowProcess.class, directory.resolve("servers"), directory.resolve("state"));
        try (BufferedReader out = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
            assertThat(out.readLine()).isEqualTo("running");
            send(servers, serdes, from, to);
            meanwhile.run();
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    private static void send(String servers, AvroSerdes serdes, int from, int to) {
        Topic<Detection> topic = WindowProcess.TOPICS.detections();
        try (KafkaProducer<String, Detection> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", servers),
                new StringSerializer(),
                serdes.forTopic(topic).serializer())) {
            for (int n = from; n < to; n++) {
                for (int address = 0; address < ADDRESSES; address++) {
                    Detection detection = detection("10.0.0." + address, n);
                    producer.send(new ProducerRecord<>(topic.name(), detection.getKey(), detection));
                }
            }
        }
    }

    private static Detection detection(String address, int n) {
        List<AlertGroupValue> group = List.of(new AlertGroupValue("source.ip", address));
        Detection detection = new Detection();
        detection.setKey(Ids.group("rule-1hash-1", group));
        detection.setRuleId("rule-1");
        detection.setRuleHash("hash-1");
        detection.setGroup(group);
        detection.setTimestamp(BEGIN + n * 60_000_000L);
        detection.setEventId(address + " " + n);
        detection.setHost(new EcsHost("machine-1", "web-1", null));
        return detection;
    }

    private static Map<String, Alert> lastOfEach(List<Alert> alerts) {
        Map<String, Alert> last = new TreeMap<>();
        alerts.forEach(alert -> last.put(alert.getEvent().getId(), alert));
        return last;
    }

    /** Whether every event is counted. */
    private static boolean isAll(List<Alert> alerts) {
        Map<String, Alert> last = lastOfEach(alerts);
        return last.size() == ADDRESSES
                && last.values().stream()
                        .allMatch(alert -> alert.getGatehouse().getAlert().getCount() == 6);
    }

    /** All that come until every event is counted, and a while longer. */
    private static List<Alert> alerts(String servers, AvroSerdes serdes) {
        Topic<Alert> topic = WindowProcess.TOPICS.alerts();
        Map<String, Object> config = Map.of(
                "bootstrap.servers", servers,
                "group.id", "a-reader",
                "auto.offset.reset", "earliest",
                "isolation.level", "read_committed");
        List<Alert> alerts = new ArrayList<>();
        try (KafkaConsumer<String, Alert> consumer = new KafkaConsumer<>(
                config, new StringDeserializer(), serdes.forTopic(topic).deserializer())) {
            consumer.subscribe(List.of(topic.name()));
            long end = System.nanoTime() + PATIENCE.toNanos();
            while (System.nanoTime() < end && !isAll(alerts)) {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> alerts.add(record.value()));
            }
            long more = System.nanoTime() + SILENCE.toNanos();
            while (System.nanoTime() < more) {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> alerts.add(record.value()));
            }
        }
        return alerts;
    }
}

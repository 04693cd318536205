package io.gatehouse.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import io.gatehouse.ingest.Agent;
import io.gatehouse.ingest.AgentSettings;
import io.gatehouse.ingest.FileReplay;
import io.gatehouse.ingest.HostIdentity;
import io.gatehouse.ingest.LogInput;
import io.gatehouse.ingest.LogSource;
import io.gatehouse.ingest.StartAt;
import io.gatehouse.model.Alert;
import io.gatehouse.model.RawLine;
import io.gatehouse.schemas.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Agent, broker, registry and topology for real; read by Confluent's deserializer, which knows nothing of our classes. */
final class PipelineIT {
    private static final Path HOME = Path.of(System.getProperty("gatehouse.registry.home", "target/registry"));
    private static final Path RECORDING = Path.of("src/main/resources/demo");
    private static final HostIdentity HOST = new HostIdentity("machine-1", "vm", ZoneOffset.UTC);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path directory;

    @Test
    void carriesTheLinesOfALogToAlertsThatConfluentsDeserializerReads() throws Exception {
        Path auth = Files.copy(RECORDING.resolve("auth.log"), directory.resolve("auth.log"));
        try (Stack stack = stack()) {
            stack.startStreams(1);
            follow(stack, auth);
            Map<String, GenericRecord> alerts =
                    read(stack, stack.topics().alerts().name(), 6);
            alerts.values().removeIf(alert -> !"login-not-allowlisted".equals(at(alert, "rule", "name")));
            assertThat(alerts.values())
                    .extracting(alert -> at(alert, "user", "name") + " " + at(alert, "source", "ip") + " "
                            + at(alert, "gatehouse", "alert", "count"))
                    .containsExactlyInAnyOrder(
                            "alice 127.0.0.1 2",
                            "alice 127.0.0.2 2",
                            "alice 127.0.0.3 1",
                            "bob 127.0.0.2 1",
                            "carol 127.0.0.2 1",
                            "root 127.0.0.3 2");
            assertThat(alerts.keySet()).isEqualTo(alertsOfAReplay(auth));
        }
    }

    @Test
    void goesOnAfterARecordThatIsNotAvro() throws Exception {
        Path auth = Files.createFile(directory.resolve("auth.log"));
        try (Stack stack = stack()) {
            stack.startStreams(1);
            try (KafkaProducer<byte[], byte[]> producer =
                    new KafkaProducer<>(stack.kafka(), new ByteArraySerializer(), new ByteArraySerializer())) {
                producer.send(new ProducerRecord<>(
                        stack.topics().raw().name(), "machine-1".getBytes(UTF_8), "not Avro".getBytes(UTF_8)));
            }
            Agent agent = follow(stack, auth);
            Files.writeString(auth, "Nov 21 08:34:40 vm sshd[1]: Accepted password for x from 192.0.2.1 port 9 ssh2\n");
            Files.write(auth, new byte[] {0, (byte) 0xff, (byte) 0xfe, '\n'}, StandardOpenOption.APPEND);
            assertThat(agent.awaitDrained(PATIENCE)).isTrue();
            assertThat(read(stack, stack.topics().alerts().name(), 1)).isNotEmpty();
            ConsumerRecord<String, byte[]> letter = records(
                            stack, stack.topics().deadLetters().name(), new ByteArrayDeserializer(), 1)
                    .get(0);
            assertThat(new String(letter.value(), UTF_8)).isEqualTo("not Avro");
            assertThat(letter.headers().lastHeader("gatehouse.reason")).isNotNull();
            assertThat(read(stack, stack.topics().unparsed().name(), 1)).hasSize(1);
        }
    }

    private Stack stack() {
        return new Stack(
                directory.resolve("data"), 0, new Stack.Registry(HOME, 0), new Topics(Topics.DEFAULT_PREFIX, 4, (short)
                        1));
    }

    private Agent follow(Stack stack, Path auth) throws InterruptedException {
        Agent agent = stack.startAgent(AgentSettings.of(
                        HOST,
                        List.of(new LogInput(LogSource.AUTH, auth.toString())),
                        stack.data().agent().resolve("checkpoint.json"))
                .withStartAt(StartAt.BEGINNING));
        assertThat(agent.awaitDrained(PATIENCE)).isTrue();
        return agent;
    }

    private TreeSet<String> alertsOfAReplay(Path auth) throws IOException {
        TreeSet<String> ids = new TreeSet<>();
        try (Replay replay = new Replay(List.of(), List.of(), directory.resolve("replay"), (kind, key, value) -> {
                    if (value instanceof Alert alert
                            && "login-not-allowlisted".equals(alert.getRule().getName())) {
                        ids.add(key);
                    }
                });
                FileReplay files = new FileReplay(
                        HOST, List.of(new LogInput(LogSource.AUTH, auth.toString())), null, InstantSource.system())) {
            for (RawLine line = files.next(); line != null; line = files.next()) {
                replay.accept(line, line.getReadAt());
            }
        }
        return ids;
    }

    /** The last record of each key, once {@code keys} have come and a moment has passed without more. */
    private static Map<String, GenericRecord> read(Stack stack, String topic, int keys) {
        Map<String, Object> config = Map.of("schema.registry.url", stack.registryUrl());
        KafkaAvroDeserializer confluent = new KafkaAvroDeserializer();
        confluent.configure(config, false);
        Map<String, GenericRecord> latest = new TreeMap<>();
        records(stack, topic, confluent, keys)
                .forEach(record -> latest.put(record.key(), (GenericRecord) record.value()));
        return latest;
    }

    private static <V> List<ConsumerRecord<String, V>> records(
            Stack stack, String topic, Deserializer<V> deserializer, int keys) {
        Map<String, Object> config = new HashMap<>(stack.kafka());
        config.put("group.id", "a-subscriber-of-" + topic);
        config.put("auto.offset.reset", "earliest");
        config.put("isolation.level", "read_committed");
        List<ConsumerRecord<String, V>> all = new java.util.ArrayList<>();
        TreeSet<String> seen = new TreeSet<>();
        try (KafkaConsumer<String, V> consumer = new KafkaConsumer<>(config, new StringDeserializer(), deserializer)) {
            consumer.subscribe(List.of(topic));
            long end = System.nanoTime() + PATIENCE.toNanos();
            int idle = 0;
            while (System.nanoTime() < end && (seen.size() < keys || idle < 10)) {
                int before = all.size();
                consumer.poll(Duration.ofMillis(200)).forEach(record -> {
                    all.add(record);
                    seen.add(record.key());
                });
                idle = all.size() > before ? 0 : idle + 1;
            }
        }
        return all;
    }

    private static Object at(GenericRecord record, String... path) {
        Object value = record;
        for (String name : path) {
            value = ((GenericRecord) value).get(name);
        }
        return String.valueOf(value);
    }
}

package io.gatehouse.standalone;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.ingest.Agent;
import io.gatehouse.ingest.AgentSettings;
import io.gatehouse.ingest.FileReplay;
import io.gatehouse.ingest.HostIdentity;
import io.gatehouse.ingest.LogInput;
import io.gatehouse.ingest.LogSource;
import io.gatehouse.ingest.StartAt;
import io.gatehouse.model.RawLine;
import io.gatehouse.redact.RedactionKey;
import io.gatehouse.redact.RedactionRules;
import io.gatehouse.redact.Redactor;
import io.gatehouse.schemas.Topic;
import io.gatehouse.schemas.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Five hundred secrets in the logs of a host: none of them stands in any topic, those of the state among them. */
final class PlantedSecretsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final Duration SILENCE = Duration.ofSeconds(8);
    private static final HostIdentity HOST = new HostIdentity("machine-1", "vm", ZoneOffset.UTC);

    @TempDir
    Path directory;

    @Test
    void doNotGetBeyondTheAgent() throws Exception {
        PlantedSecrets planted = new PlantedSecrets(1);
        List<LogInput> inputs = write(planted, 4);
        assertThat(planted.secrets()).hasSize(500);
        try (Stack stack = stack()) {
            stack.redact(Redactor.of(RedactionRules.shipped(), RedactionKey.random()));
            stack.startStreams(1);
            Agent agent = stack.startAgent(AgentSettings.of(HOST, inputs, directory.resolve("checkpoint.json"))
                    .withStartAt(StartAt.BEGINNING));
            assertThat(agent.awaitDrained(PATIENCE)).isTrue();
            Map<String, String> topics = read(stack);
            assertThat(leaks(planted.secrets(), topics)).isEmpty();
            assertThat(redactions(textOf(topics, stack.topics().raw()))).isGreaterThanOrEqualTo(400);
            assertThat(redactions(textOf(topics, stack.topics().commands()))).isGreaterThanOrEqualTo(300);
        }
    }

    @Test
    void doNotGetBeyondTheFirstStepWhereThereIsNoAgent() throws Exception {
        PlantedSecrets planted = new PlantedSecrets(2);
        List<LogInput> inputs = write(planted, 1);
        try (Stack stack = stack()) {
            stack.redact(Redactor.of(RedactionRules.shipped(), RedactionKey.random()));
            stack.startStreams(1);
            produce(stack, inputs);
            Map<String, String> topics = read(stack);
            assertThat(leaks(
                            planted.secrets(),
                            Map.of("raw", textOf(topics, stack.topics().raw()))))
                    .isNotEmpty();
            topics.remove(stack.topics().raw().name());
            assertThat(leaks(planted.secrets(), topics)).isEmpty();
            assertThat(redactions(textOf(topics, stack.topics().commands()))).isGreaterThanOrEqualTo(75);
        }
    }

    /** Some 125 secrets for each part. */
    private List<LogInput> write(PlantedSecrets planted, int parts) throws IOException {
        List<String> auth = new ArrayList<>(
                List.of(
                        "2026-11-22T08:59:00Z vm sshd[582]: Accepted password for alice from 192.0.2.1 port 9 ssh2",
                        "2026-11-22T08:59:00Z vm sshd[582]: pam_unix(sshd:session): session opened for user alice(uid=1201) by (uid=0)"));
        auth.addAll(planted.ofAuth(30 * parts));
        return List.of(
                log(LogSource.AUTH, "auth.log", auth),
                log(LogSource.COMMAND, "commands.log", planted.ofHook(60 * parts)),
                log(LogSource.AUDIT, "audit.log", planted.ofAudit(30 * parts)),
                log(LogSource.SHELL, "shell_alice.log", planted.ofPython(5 * parts)));
    }

    private LogInput log(LogSource source, String name, List<String> lines) throws IOException {
        Path file = directory.resolve(name);
        Files.writeString(file, String.join("\n", lines) + "\n");
        return new LogInput(source, file.toString());
    }

    private Stack stack() {
        Topics topics = new Topics(Topics.DEFAULT_PREFIX, 2, (short) 1);
        return new Stack(directory.resolve("data"), 0, Stack.Registry.inProcess(), topics);
    }

    private static void produce(Stack stack, List<LogInput> inputs) throws IOException {
        String topic = stack.topics().raw().name();
        try (FileReplay files = new FileReplay(HOST, inputs, 2026, InstantSource.system());
                KafkaProducer<byte[], byte[]> producer =
                        new KafkaProducer<>(stack.kafka(), new ByteArraySerializer(), new ByteArraySerializer())) {
            for (RawLine line = files.next(); line != null; line = files.next()) {
                byte[] value = stack.serdes()
                        .forTopic(stack.topics().raw())
                        .serializer()
                        .serialize(topic, line);
                producer.send(new ProducerRecord<>(topic, HOST.id().getBytes(UTF_8), value));
            }
        }
    }

    /** Everything that stands in any topic of the broker once nothing more comes, a character for each byte. */
    private static Map<String, String> read(Stack stack) {
        Map<String, StringBuilder> all = new TreeMap<>();
        Map<String, Object> settings = new TreeMap<>(stack.kafka());
        settings.put("isolation.level", "read_uncommitted");
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.listTopics().values().stream()
                    .flatMap(Collection::stream)
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            long end = System.nanoTime() + PATIENCE.toNanos();
            long quiet = System.nanoTime() + 3 * SILENCE.toNanos();
            while (System.nanoTime() < Math.min(end, quiet)) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
                    StringBuilder text = all.computeIfAbsent(record.topic(), topic -> new StringBuilder());
                    text.append(latin(record.key()))
                            .append('\n')
                            .append(latin(record.value()))
                            .append('\n');
                    boolean ours =
                            record.topic().equals(stack.topics().commands().name());
                    quiet = ours ? System.nanoTime() + SILENCE.toNanos() : quiet;
                }
            }
        }
        Map<String, String> texts = new TreeMap<>();
        all.forEach((topic, text) -> texts.put(topic, text.toString()));
        return texts;
    }

    private static String textOf(Map<String, String> topics, Topic<?> topic) {
        return topics.getOrDefault(topic.name(), "");
    }

    private static String latin(byte @Nullable [] bytes) {
        return bytes == null ? "" : new String(bytes, ISO_8859_1);
    }

    private static List<String> leaks(List<String> secrets, Map<String, String> topics) {
        List<String> leaks = new ArrayList<>();
        topics.forEach((topic, text) -> {
            for (String secret : secrets) {
                int at = Math.max(text.indexOf(secret), text.indexOf(PlantedSecrets.hex(secret)));
                if (at >= 0) {
                    leaks.add(topic + ": " + text.substring(Math.max(0, at - 80), Math.min(text.length(), at + 40)));
                }
            }
        });
        return leaks;
    }

    private static int redactions(String text) {
        return text.split("\\[redacted:|5B72656461637465643A", -1).length - 1;
    }
}

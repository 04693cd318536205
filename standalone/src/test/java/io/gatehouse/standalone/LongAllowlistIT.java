package io.gatehouse.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.gatehouse.ingest.AgentSettings;
import io.gatehouse.ingest.HostIdentity;
import io.gatehouse.ingest.LogInput;
import io.gatehouse.ingest.LogSource;
import io.gatehouse.ingest.StartAt;
import io.gatehouse.model.AllowlistEntry;
import io.gatehouse.model.Event;
import io.gatehouse.schemas.Topics;
import io.gatehouse.schemas.serde.AvroSerdes;
import io.gatehouse.schemas.serde.RegistryClients;
import io.gatehouse.streams.detect.allow.AllowlistLine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A start with 10,000 entries on a real broker, where lines wait already: nobody is judged before the whole list is there. */
final class LongAllowlistIT {
    private static final Path HOME = Path.of(System.getProperty("gatehouse.registry.home", "target/registry"));
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int ENTRIES = 10_000;
    private static final int LOGINS = 500;

    @TempDir
    Path directory;

    private final Map<String, Boolean> allowed = new TreeMap<>();

    @Test
    void judgesNobodyBeforeTheWholeListIsThereAndTakesInANewEntryWithinASecond() throws Exception {
        Path auth = Files.createFile(directory.resolve("auth.log"));
        Topics topics = new Topics(Topics.DEFAULT_PREFIX, 4, (short) 1);
        try (Stack stack = new Stack(directory.resolve("data"), 0, new Stack.Registry(HOME, 0), topics);
                KafkaProducer<String, byte[]> producer =
                        new KafkaProducer<>(stack.kafka(), new StringSerializer(), new ByteArraySerializer());
                KafkaConsumer<String, byte[]> consumer = consumer(stack)) {
            AvroSerdes serdes = new AvroSerdes(RegistryClients.of(stack.registryUrl(), Map.of()), false);
            for (int i = 0; i < ENTRIES; i++) {
                write(producer, serdes, topics, "e" + i, "10." + i / 250 + "." + i % 250 + ".0/24");
            }
            producer.flush();
            for (int i = 0; i < LOGINS; i++) {
                int network = ENTRIES - 1 - i * 7;
                log(
                        auth,
                        i,
                        i % 2 == 0
                                ? "10." + network / 250 + "." + network % 250 + ".9"
                                : "11.0." + i / 250 + "." + i % 250);
            }
            assertThat(follow(stack, auth)).isTrue();
            stack.startStreams(2);
            await().atMost(PATIENCE).until(() -> poll(consumer, serdes, topics) == LOGINS);
            allowed.forEach((address, allow) -> assertThat(allow).as(address).isEqualTo(address.startsWith("10.")));

            write(producer, serdes, topics, "late", "11.0.0.0/8");
            producer.flush();
            Thread.sleep(1000);
            log(auth, LOGINS, "11.9.9.9");
            await().atMost(PATIENCE).until(() -> poll(consumer, serdes, topics) > LOGINS);
            assertThat(allowed).containsEntry("11.9.9.9", true);
        }
    }

    private static void write(
            KafkaProducer<String, byte[]> producer, AvroSerdes serdes, Topics topics, String id, String line) {
        AllowlistEntry entry = AllowlistLine.read(line);
        entry.setId(id);
        byte[] value = serdes.forTopic(topics.allowlist())
                .serializer()
                .serialize(topics.allowlist().name(), entry);
        producer.send(new ProducerRecord<>(topics.allowlist().name(), id, value));
    }

    private static void log(Path auth, int number, String address) throws Exception {
        String line = "2026-11-21T08:00:00Z vm sshd[" + (1000 + number) + "]: Accepted password for u from " + address
                + " port " + (2000 + number) + " ssh2\n";
        Files.write(auth, line.getBytes(UTF_8), StandardOpenOption.APPEND);
    }

    private static boolean follow(Stack stack, Path auth) throws InterruptedException {
        HostIdentity host = new HostIdentity("machine-1", "vm", ZoneOffset.UTC);
        return stack.startAgent(AgentSettings.of(
                                host,
                                List.of(new LogInput(LogSource.AUTH, auth.toString())),
                                stack.data().agent().resolve("checkpoint.json"))
                        .withStartAt(StartAt.BEGINNING))
                .awaitDrained(PATIENCE);
    }

    private static KafkaConsumer<String, byte[]> consumer(Stack stack) {
        Map<String, Object> config = new HashMap<>(stack.kafka());
        config.put("group.id", "judgements");
        config.put("auto.offset.reset", "earliest");
        config.put("isolation.level", "read_committed");
        KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer());
        consumer.subscribe(List.of(stack.topics().events().name()));
        return consumer;
    }

    private int poll(KafkaConsumer<String, byte[]> consumer, AvroSerdes serdes, Topics topics) {
        consumer.poll(Duration.ofMillis(200)).forEach(record -> {
            Event event = serdes.forTopic(topics.events()).deserializer().deserialize(record.topic(), record.value());
            allowed.put(event.getSource().getIp(), event.getGatehouse().getAllowlisted());
        });
        return allowed.size();
    }
}

package io.gatehouse.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.gatehouse.embedded.DataDirectory;
import io.gatehouse.embedded.EmbeddedBroker;
import io.gatehouse.model.Alert;
import io.gatehouse.model.AlertBlock;
import io.gatehouse.model.EcsEvent;
import io.gatehouse.model.EcsHost;
import io.gatehouse.model.EcsRule;
import io.gatehouse.model.Gatehouse;
import io.gatehouse.schemas.TopicCreation;
import io.gatehouse.schemas.Topics;
import io.gatehouse.schemas.serde.AvroSerdes;
import io.gatehouse.schemas.serde.RegistryClients;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The programs in docs/examples, which are not ours, read an alert from a real broker with a real registry. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ExamplesIT {
    private static final Path EXAMPLES =
            Path.of("../docs/examples").toAbsolutePath().normalize();
    private static final String MESSAGE = "login-not-allowlisted: zoë from 203.0.113.7 on web1";

    private DataDirectory data;
    private EmbeddedBroker broker;
    private RegistryProcess registry;

    @BeforeAll
    void writeAnAlert(@TempDir Path directory) throws Exception {
        data = DataDirectory.open(directory);
        broker = EmbeddedBroker.start(data, 0);
        registry = RegistryProcess.start(data, Path.of(System.getProperty("gatehouse.registry.home")), 0);
        Topics topics = new Topics(Topics.DEFAULT_PREFIX, 1, (short) 1);
        SchemaRegistryClient client = RegistryClients.of(registry.url(), Map.of());
        try (Admin admin = Admin.create(Map.<String, Object>of("bootstrap.servers", broker.bootstrapServers()))) {
            new TopicCreation(admin, client).create(topics);
        }
        send(topics, new AvroSerdes(client, false));
    }

    @AfterAll
    void stop() throws IOException {
        registry.close();
        broker.close();
        data.close();
    }

    @Test
    void theJavaProgramReadsTheAlert() throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String reader = EXAMPLES.resolve("AlertReader.java").toString();
        String classPath = System.getProperty("java.class.path");
        assertThat(outputOf(java, "-cp", classPath, reader, broker.bootstrapServers(), registry.url(), "1"))
                .contains("open 1 " + MESSAGE);
    }

    @Test
    void theJavaScriptProgramReadsTheAlert() throws Exception {
        assumeThat(EXAMPLES.resolve("node_modules/kafkajs"))
                .as("packages of docs/examples: npm ci")
                .exists();
        String check = EXAMPLES.resolve("check").toString();
        assertThat(outputOf(check, broker.bootstrapServers(), registry.url())).contains("read by kafkajs: " + MESSAGE);
    }

    private void send(Topics topics, AvroSerdes serdes) throws Exception {
        Map<String, Object> settings = Map.of("bootstrap.servers", broker.bootstrapServers());
        try (var producer = new KafkaProducer<>(
                settings,
                new StringSerializer(),
                serdes.forTopic(topics.alerts()).serializer())) {
            producer.send(new ProducerRecord<>(topics.alerts().name(), "a-1", alert()))
                    .get();
        }
    }

    private static Alert alert() {
        long time = 1_795_250_078_311_858L;
        return Alert.newBuilder()
                .setTimestamp(time)
                .setHost(EcsHost.newBuilder().setId("h-1").setName("web1").build())
                .setEvent(EcsEvent.newBuilder().setId("a-1").setKind("alert").build())
                .setRule(new EcsRule("r-1", "login-not-allowlisted", null))
                .setMessage(MESSAGE)
                .setGatehouse(Gatehouse.newBuilder()
                        .setRevision(1)
                        .setAlert(AlertBlock.newBuilder()
                                .setStatus("open")
                                .setLevel("high")
                                .setKey("k-1")
                                .setGroup(List.of())
                                .setCount(1)
                                .setFirstSeen(time)
                                .setLastSeen(time)
                                .build())
                        .build())
                .build();
    }

    private static String outputOf(String... command) throws Exception {
        Path output = Files.createTempFile("example", ".out");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            assertThat(process.waitFor(90, TimeUnit.SECONDS)).isTrue();
            String text = Files.readString(output, UTF_8);
            assertThat(process.exitValue()).as(text).isZero();
            return text;
        } finally {
            process.destroyForcibly();
            Files.delete(output);
        }
    }
}

package io.gatehouse.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.gatehouse.model.Alert;
import io.gatehouse.model.AlertBlock;
import io.gatehouse.model.EcsEvent;
import io.gatehouse.model.EcsHost;
import io.gatehouse.model.EcsRule;
import io.gatehouse.model.Gatehouse;
import io.gatehouse.schemas.Topic;
import io.gatehouse.schemas.Topics;
import io.gatehouse.schemas.serde.AvroSerdes;
import io.gatehouse.schemas.serde.RegistryClients;
import io.gatehouse.standalone.DataDirectory;
import io.gatehouse.standalone.EmbeddedBroker;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ListingIT {
    private static final String REGISTRY = "mock://listing";
    private static final long TIME = 1_795_250_080_500_000L;

    private DataDirectory data;
    private EmbeddedBroker broker;

    @BeforeAll
    void startBroker(@TempDir Path directory) {
        data = DataDirectory.open(directory);
        broker = EmbeddedBroker.start(data, 0);
    }

    @AfterAll
    void stopBroker() throws IOException {
        broker.close();
        data.close();
    }

    @Test
    void showsTheLastRevisionOfEachIncidentInTheOrderOfTime() {
        create("a.");
        send("a.", alert("late", TIME + 1_000_000, 1), alert("early", TIME, 1), alert("early", TIME, 3));
        Run run = run("a.");
        assertThat(run.err()).isEmpty();
        assertThat(run.out().lines())
                .containsExactly(
                        "2026-11-21T08:34:40Z  HIGH root\\x1b[2J came in"
                                + "  open, 3 times until 2026-11-21T08:34:40Z  early",
                        "2026-11-21T08:34:41Z  HIGH root\\x1b[2J came in  open  late");
        assertThat(run("a.", "--json").out().lines())
                .hasSize(2)
                .first()
                .asString()
                .startsWith("{\"@timestamp\":\"2026-11-21T08:34:40.500Z\"")
                .contains("\"count\":3", "root\\u001B[2J");
    }

    @Test
    void showsNothingThatIsNotCommitted() {
        create("b.");
        Topic<Alert> topic = topics("b.").alerts();
        try (var producer = producer(Map.of("transactional.id", "t", "bootstrap.servers", broker.bootstrapServers()))) {
            producer.initTransactions();
            producer.beginTransaction();
            producer.send(encoded(topic, alert("kept", TIME, 1)));
            producer.commitTransaction();
            producer.beginTransaction();
            producer.send(encoded(topic, alert("undone", TIME, 1)));
            producer.flush();
            assertThat(run("b.").out()).hasLineCount(1).contains("kept");
            producer.abortTransaction();
        }
        assertThat(run("b.").out()).hasLineCount(1).contains("kept");
    }

    @Test
    void saysHowManyRecordsItCouldNotRead() throws Exception {
        create("c.");
        send("c.", alert("good", TIME, 1));
        try (var producer = producer(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            producer.send(new ProducerRecord<>("c.alerts", "bad", "no avro".getBytes(UTF_8)))
                    .get();
        }
        Run run = run("c.");
        assertThat(run.status()).isZero();
        assertThat(run.out()).hasLineCount(1).contains("good");
        assertThat(run.err()).contains("cannot be read in c.alerts: 1 records");
    }

    @Test
    void followsNewRevisionsUntilItIsInterrupted() throws Exception {
        create("d.");
        send("d.", alert("first", TIME, 1));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Terminal terminal = new Terminal(
                new ByteArrayInputStream(new byte[0]),
                new PrintStream(out, false, UTF_8),
                new PrintStream(new ByteArrayOutputStream(), true, UTF_8));
        Thread follower = new Thread(() -> Commands.on(terminal).execute(args("d.", "--follow")));
        follower.start();
        try {
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> out.toString(UTF_8).contains("first"));
            send("d.", alert("second", TIME, 1), alert("first", TIME, 2));
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> out.toString(UTF_8).lines().count() == 3);
            assertThat(out.toString(UTF_8)).contains("second", "2 times");
        } finally {
            follower.interrupt();
            follower.join(10_000);
        }
        assertThat(follower.isAlive()).isFalse();
    }

    private void create(String prefix) {
        Run run = Run.of(
                "topics",
                "create",
                "--partitions=2",
                "--prefix=" + prefix,
                "--bootstrap-servers=" + broker.bootstrapServers(),
                "--registry=" + REGISTRY);
        assertThat(run.err()).isEmpty();
    }

    private Run run(String prefix, String... more) {
        return Run.of(args(prefix, more));
    }

    private String[] args(String prefix, String... more) {
        List<String> args = new ArrayList<>(List.of(
                "alerts",
                "--prefix=" + prefix,
                "--bootstrap-servers=" + broker.bootstrapServers(),
                "--registry=" + REGISTRY));
        args.addAll(List.of(more));
        return args.toArray(String[]::new);
    }

    private void send(String prefix, Alert... alerts) {
        try (var producer = producer(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            for (Alert alert : alerts) {
                producer.send(encoded(topics(prefix).alerts(), alert));
            }
        }
    }

    private static KafkaProducer<String, byte[]> producer(Map<String, Object> config) {
        return new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer());
    }

    private static ProducerRecord<String, byte[]> encoded(Topic<Alert> topic, Alert alert) {
        AvroSerdes serdes = new AvroSerdes(RegistryClients.of(REGISTRY, Map.of()), false);
        byte[] value = serdes.forTopic(topic).serializer().serialize(topic.name(), alert);
        return new ProducerRecord<>(topic.name(), alert.getEvent().getId(), value);
    }

    private static Topics topics(String prefix) {
        return new Topics(prefix, 2, (short) 1);
    }

    private static Alert alert(String id, long time, long count) {
        Alert alert = new Alert();
        alert.setTimestamp(time);
        alert.setHost(new EcsHost("0f", "vm", null));
        EcsEvent event = new EcsEvent();
        event.setId(id);
        event.setKind("alert");
        alert.setEvent(event);
        alert.setRule(new EcsRule("1", "login-not-allowlisted", null));
        alert.setMessage("root\u001b[2J came in");
        Gatehouse more = new Gatehouse();
        more.setRevision(count);
        AlertBlock block = new AlertBlock();
        block.setStatus("open");
        block.setLevel("high");
        block.setKey("k");
        block.setGroup(List.of());
        block.setCount(count);
        block.setFirstSeen(time);
        block.setLastSeen(time);
        more.setAlert(block);
        alert.setGatehouse(more);
        return alert;
    }
}

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
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ListingIT {
    private static final long TIME = 1_795_250_080_500_000L;

    @RegisterExtension
    final CommandBroker broker = new CommandBroker();

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
        assertThat(broker.run("a.", "alerts --json").out().lines())
                .hasSize(2)
                .first()
                .asString()
                .startsWith("{\"@timestamp\":\"2026-11-21T08:34:40.500Z\"")
                .contains("\"count\":3", "root\\u001B[2J");
    }

    @Test
    void showsNothingThatIsNotCommitted() {
        create("b.");
        try (var producer = broker.producer(Map.of("transactional.id", "t"))) {
            producer.initTransactions();
            producer.beginTransaction();
            producer.send(encoded("b.", alert("kept", TIME, 1)));
            producer.commitTransaction();
            producer.beginTransaction();
            producer.send(encoded("b.", alert("undone", TIME, 1)));
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
        try (var producer = broker.producer(Map.of())) {
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
        Thread follower = new Thread(() -> Commands.on(terminal).execute(broker.words("d.", "alerts --follow")));
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
        assertThat(broker.run(prefix, "topics create --partitions 2").err()).isEmpty();
    }

    private Run run(String prefix) {
        return broker.run(prefix, "alerts");
    }

    private void send(String prefix, Alert... alerts) {
        try (var producer = broker.producer(Map.of())) {
            for (Alert alert : alerts) {
                producer.send(encoded(prefix, alert));
            }
        }
    }

    private ProducerRecord<String, byte[]> encoded(String prefix, Alert alert) {
        Topic<Alert> topic = broker.topics(prefix).alerts();
        return broker.encoded(prefix, topic, alert.getEvent().getId(), alert);
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

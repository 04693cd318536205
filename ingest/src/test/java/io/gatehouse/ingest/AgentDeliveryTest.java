package io.gatehouse.ingest;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.gatehouse.model.RawLine;
import io.gatehouse.redact.Redactor;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.NotEnoughReplicasException;
import org.junit.jupiter.api.Test;

/** What is not acknowledged is sent again; what is, is saved. */
class AgentDeliveryTest extends AgentFixture {

    @Test
    void neverSavesWhatIsNotAcknowledged() throws Exception {
        append("auth.log", "one\ntwo\nthree\n");
        kafka.silent();
        start(slowHeart());
        eventually().until(() -> kafka.texts().size() == 3);
        assertThat(savedOffset()).isZero();

        kafka.last().completeNext();
        kafka.last().completeNext();
        stop();

        assertThat(savedOffset()).isEqualTo(8);
    }

    @Test
    void goesBackToWhatWasAcknowledgedAfterAFailure() throws Exception {
        append("auth.log", "one\ntwo\nthree\n");
        kafka.silent();
        Agent agent = start(slowHeart());
        eventually().until(() -> kafka.texts().size() == 3);
        kafka.answerFromTheNextProducerOn();

        kafka.last().completeNext();
        kafka.last().errorNext(new NotEnoughReplicasException("two of three are down"));
        kafka.last().completeNext(); // a later record may arrive all the same

        assertThat(agent.awaitDrained(PATIENCE)).isTrue();
        assertThat(kafka.producers()).isEqualTo(2);
        assertThat(kafka.texts()).containsExactly("one", "two", "three", "two", "three");
        assertThat(agent.status().failures()).isEqualTo(1);
        assertThat(agent.status().lastError()).isEqualTo("two of three are down");
        eventually().until(() -> agent.status().state() == AgentStatus.State.SENDING);
        stop();
        assertThat(savedOffset()).isEqualTo(14);
    }

    @Test
    void triesAgainUntilAProducerCanBeOpened() throws Exception {
        append("auth.log", "one\n");
        FakeKafka behind = kafka;
        int[] attempts = {0};
        try (Agent agent = Agent.start(settings(), kafka.topic, kafka.serde.serializer(), () -> {
            if (++attempts[0] < 4) {
                throw new KafkaException("no broker is there");
            }
            return behind.get();
        })) {
            assertThat(agent.awaitDrained(PATIENCE)).isTrue();
            assertThat(agent.status().failures()).isEqualTo(3);
        }
        assertThat(kafka.texts()).containsExactly("one");
    }

    @Test
    void saysOfNoFileThatItIsReadBeyondTheTimeAtWhichItWasLookedAt() throws Exception {
        append("auth.log", "one\n");
        append("commands.log", "");
        CountDownLatch sending = new CountDownLatch(1);
        CountDownLatch mayGoOn = new CountDownLatch(1);
        LogInput auth = new LogInput(LogSource.AUTH, file("auth.log").toString());
        LogInput commands = new LogInput(LogSource.COMMAND, file("commands.log").toString());
        try (Agent agent = Agent.start(settings(auth, commands), kafka.topic, kafka.serde.serializer(), () -> {
            kafka.slow(sending, mayGoOn);
            return kafka.get();
        })) {
            assertThat(sending.await(20, SECONDS)).isTrue();
            append("commands.log", "typed\n");
            long written = new RawLines(HOST, Redactor.off(), InstantSource.system()).now();
            mayGoOn.countDown();
            assertThat(agent.awaitDrained(PATIENCE)).isTrue();
            eventually().until(() -> kafka.heartbeats().stream().anyMatch(beat -> beat.getReadAt() > written));
            assertThat(kafka.heartbeats())
                    .filteredOn(beat -> beat.getReadAt() > written)
                    .flatExtracting(RawLine::getStates)
                    .filteredOn(state -> state.getSource().equals("command") && state.getAtEnd())
                    .allMatch(state -> state.getOffset() == 6);
        }
    }

    @Test
    void losesNothingHoweverOftenSendingFails() throws Exception {
        List<String> lines =
                IntStream.range(0, 20_000).mapToObj(i -> "line " + i).toList();
        append("auth.log", String.join("\n", lines) + "\n");
        kafka.silent();
        Agent agent = start(slowHeart());
        for (int round = 1; round <= 5; round++) {
            int producers = round;
            eventually()
                    .until(() -> kafka.producers() == producers
                            && kafka.last().history().size() > 100);
            for (int i = 0; i < 50; i++) {
                kafka.last().completeNext();
            }
            if (round == 5) {
                kafka.answerFromTheNextProducerOn();
            }
            kafka.last().errorNext(new NotEnoughReplicasException("again"));
        }

        assertThat(agent.awaitDrained(PATIENCE)).isTrue();

        assertThat(kafka.texts().stream().distinct()).containsExactlyElementsOf(lines);
    }

    @Test
    void readsNoFurtherThanMayBeUnacknowledged() throws Exception {
        append("auth.log", ("x".repeat(999) + "\n").repeat(100));
        kafka.silent();
        Agent agent = start(slowHeart().withMaxInFlightBytes(20_000));
        eventually().until(() -> agent.status().pendingBytes() >= 20_000);

        assertThat(agent.awaitDrained(millis(100))).isFalse();
        assertThat(kafka.texts()).hasSizeBetween(10, 20);

        eventually().until(() -> {
            while (kafka.last().completeNext()) {}
            return kafka.texts().size() == 100;
        });
    }

    @Test
    void stopsWithinFiveSecondsWithoutABroker() throws Exception {
        append("auth.log", "one\n");
        kafka.silent();
        Agent agent = start(settings());
        eventually().until(() -> kafka.texts().size() == 1);

        long start = System.nanoTime();
        agent.close();

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
        assertThat(agent.status().state()).isEqualTo(AgentStatus.State.STOPPED);
    }

    @Test
    void stopsWithinFiveSecondsWhileItWaitsForMetadata() throws Exception {
        Agent agent = Agent.start(settings(), kafka.topic, kafka.serde.serializer(), AgentDeliveryTest::hang);
        Thread.sleep(50);

        long start = System.nanoTime();
        agent.close();

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
        assertThat(agent.status().state()).isEqualTo(AgentStatus.State.STOPPED);
        assertThat(file("state/agent.checkpoint")).exists();
    }

    private static Producer<byte[], byte[]> hang() {
        try {
            Thread.sleep(60_000);
            throw new IllegalStateException("nobody interrupted it");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException(e);
        }
    }

    private AgentSettings slowHeart() {
        return settings().withTimes(QUICK.withHeartbeat(Duration.ofMinutes(1)));
    }

    private long savedOffset() throws IOException {
        JsonNode saved =
                new JsonMapper().readTree(file("state/agent.checkpoint").toFile());
        return saved.at("/files/0/offset").asLong();
    }
}

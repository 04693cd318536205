package io.gatehouse.sinks.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/**
 * What every sink holds, through a real broker and a real Connect worker that loads the packaged plugin. A sink's integration test
 * extends this.
 *
 * <p>{@code -Dgatehouse.outage=SECONDS} says how long the target is away; 10 where it is not given.
 *
 * @param <R> the record of the topic that the sink reads
 */
public abstract class SinkContract<R extends SpecificRecord> extends SinkUnderTest<R> {
    private static final Duration OUTAGE = Duration.ofSeconds(Integer.getInteger("gatehouse.outage", 10));

    /** For JUnit. */
    protected SinkContract() {}

    @Test
    void deliversInOrder() {
        connect();
        send(0, 50);
        awaitDelivered(50);
        assertThat(deliveredHere()).containsExactlyElementsOf(numbers(50));
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(JmxMetrics.of(name(), "records-total")).isEqualTo(50);
            assertThat(JmxMetrics.of(name(), "batches-total")).isPositive();
            assertThat(JmxMetrics.of(name(), "lag-ms")).isBetween(0.0, 60_000.0);
        });
    }

    @Test
    void triesThroughAnOutageUntilEverythingHasArrived() throws Exception {
        connect();
        send(0, 5);
        awaitDelivered(5);
        stopTarget();
        long back = System.nanoTime() + OUTAGE.toNanos();
        int sent = 5;
        while (System.nanoTime() < back) {
            send(sent, 5);
            sent += 5;
            Thread.sleep(Math.max(1000, OUTAGE.toMillis() / 100));
        }
        assertThat(bench().taskState(name())).isEqualTo("RUNNING");
        startTarget();
        awaitDelivered(sent);
        assertNothingTwice();
        assertThat(bench().read(deadLetters())).isEmpty();
    }

    @Test
    void losesNothingWhenTheWorkerIsRestartedInTheMiddle() {
        connect();
        send(0, 300);
        await().atMost(PATIENCE).until(() -> !deliveredHere().isEmpty());
        bench().stopWorker();
        bench().startWorker();
        awaitDelivered(300);
        assertNothingTwice();
    }

    @Test
    void putsAPoisonedRecordIntoTheDeadLettersAndGoesOn() {
        connect();
        send(0, 1);
        bench().sendBytes(topic().name(), "key", "no record".getBytes(StandardCharsets.UTF_8));
        bench().send(topic(), "key", poison());
        bench().sendBytes(topic().name(), "key", null);
        send(1, 1);
        awaitDelivered(2);
        List<ConsumerRecord<String, byte[]>> dead =
                await().atMost(PATIENCE).until(() -> bench().read(deadLetters()), records -> records.size() >= 2);
        assertThat(dead)
                .hasSize(2)
                .allSatisfy(record -> assertThat(new String(record.headers()
                                .lastHeader("__connect.errors.exception.message")
                                .value()))
                        .isNotBlank());
        assertThat(bench().taskState(name())).isEqualTo("RUNNING");
    }

    @Test
    void failsAtAPoisonedRecordWhereThereAreNoDeadLetters() {
        Map<String, String> settings = new HashMap<>(connector());
        settings.keySet().removeIf(key -> key.startsWith("errors."));
        bench().connect(name(), settings);
        bench().send(topic(), "key", poison());
        await().atMost(PATIENCE).until(() -> bench().taskState(name()).equals("FAILED"));
        assertThat(bench().trace(name())).contains("@0");
    }

    @Test
    void stopsPromptlyWhileTheTargetIsAway() throws Exception {
        connect();
        stopTarget();
        try {
            send(0, 20);
            Thread.sleep(3000);
            long begin = System.nanoTime();
            bench().disconnect(name());
            await().atMost(PATIENCE).until(() -> bench().taskState(name()).equals("NONE"));
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(5));
        } finally {
            startTarget();
        }
    }

    @Test
    void refusesWrongSettingsByTheirNames() throws Exception {
        for (Map.Entry<String, String> wrong : wrongSettings().entrySet()) {
            Map<String, String> settings = new HashMap<>(connector());
            settings.put(wrong.getKey(), wrong.getValue());
            assertThat(RestClient.validate(bench().url(), settings))
                    .as(wrong.toString())
                    .containsKey(wrong.getKey());
        }
        assertThat(RestClient.validate(bench().url(), connector())).isEmpty();
    }

    @Test
    void showsTheSecretNeitherInTheLogNorOverRest() throws Exception {
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        PrintStream before = System.err;
        System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
        try {
            connect();
            send(0, 1);
            awaitDelivered(1);
            bench().disconnect(name());
        } finally {
            System.setErr(before);
        }
        connect();
        assertThat(log.toString(StandardCharsets.UTF_8)).contains(name()).doesNotContain(secret());
        assertThat(RestClient.get(bench().url() + "/connectors/" + name()))
                .contains("secret")
                .doesNotContain(secret());
    }
}

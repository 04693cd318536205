package io.gatehouse.sinks.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.gatehouse.schemas.Topic;
import io.gatehouse.schemas.Topics;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * What every sink holds, through a real broker and a real Connect worker that loads the packaged plugin. A sink's integration test
 * extends this and says where the target is and what arrived there.
 *
 * <p>{@code -Dgatehouse.outage=SECONDS} says how long the target is away; 10 where it is not given.
 *
 * @param <R> the record of the topic that the sink reads
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class SinkContract<R extends SpecificRecord> {
    private static final Duration OUTAGE = Duration.ofSeconds(Integer.getInteger("gatehouse.outage", 10));
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int PER_TEST = 1000;

    private Path folder;
    private ConnectBench bench;
    private int first;
    private String name;
    private Topics topics;

    /** For JUnit. */
    protected SinkContract() {}

    /** The topic that the sink reads. */
    protected abstract Topic<R> topic(Topics topics);

    /** Record {@code number}; {@link #delivered} recognizes it. All have one key. */
    protected abstract R record(int number);

    /** A record that the converter reads and the sink must refuse. */
    protected abstract R poison();

    /** The settings of a connector that reaches the target; the secret stands in them as {@code secret} says. */
    protected abstract Map<String, String> settings(String secret);

    /** A value that a setting must refuse, by the name of the setting. */
    protected abstract Map<String, String> wrongSettings();

    /** The secret in the settings: password, token, … */
    protected abstract String secret();

    /** Starts the target, or starts it again where it was. */
    protected abstract void startTarget() throws Exception;

    /** Takes the target away as a crash would. */
    protected abstract void stopTarget() throws Exception;

    /** Numbers of the records as the target got them, in its order; those that came twice are there twice. */
    protected abstract List<Integer> delivered() throws Exception;

    /** Where everything of this class lies. */
    protected final Path folder() {
        return folder;
    }

    /** The broker and worker that the tests share. */
    protected final ConnectBench bench() {
        return bench;
    }

    /** Whether a record may come again where the worker was killed or its answer was lost. */
    protected boolean mayRepeat() {
        return false;
    }

    @BeforeAll
    void startEverything(@TempDir Path directory) throws Exception {
        folder = directory;
        startTarget();
        bench = ConnectBench.distributed(folder.resolve("bench"));
    }

    @AfterAll
    void stopEverything() throws Exception {
        bench.close();
        stopTarget();
    }

    @BeforeEach
    void makeATopic() throws IOException {
        first += PER_TEST;
        name = "contract-" + first;
        topics = new Topics(name + ".", 1, (short) 1);
        bench.create(topic(topics).name());
        bench.create(deadLetters());
        Files.writeString(secretFile(), "secret=" + secret() + "\n");
    }

    @AfterEach
    void stopTheConnector() {
        if (!bench.taskState(name).equals("NONE")) {
            bench.disconnect(name);
        }
    }

    @Test
    void deliversInOrder() {
        connect();
        send(0, 50);
        awaitDelivered(50);
        assertThat(deliveredHere()).containsExactlyElementsOf(numbers(50));
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
            Thread.sleep(1000);
        }
        assertThat(bench.taskState(name)).isEqualTo("RUNNING");
        startTarget();
        awaitDelivered(sent);
        assertNothingTwice();
        assertThat(bench.read(deadLetters())).isEmpty();
    }

    @Test
    void losesNothingWhenTheWorkerIsRestartedInTheMiddle() {
        connect();
        send(0, 300);
        await().atMost(PATIENCE).until(() -> !deliveredHere().isEmpty());
        bench.stopWorker();
        bench.startWorker();
        awaitDelivered(300);
        assertNothingTwice();
    }

    @Test
    void putsAPoisonedRecordIntoTheDeadLettersAndGoesOn() {
        connect();
        send(0, 1);
        bench.sendBytes(topic(topics).name(), "key", "no record".getBytes(StandardCharsets.UTF_8));
        bench.send(topic(topics), "key", poison());
        bench.sendBytes(topic(topics).name(), "key", null);
        send(1, 1);
        awaitDelivered(2);
        List<ConsumerRecord<String, byte[]>> dead =
                await().atMost(PATIENCE).until(() -> bench.read(deadLetters()), records -> records.size() >= 2);
        assertThat(dead)
                .hasSize(2)
                .allSatisfy(record -> assertThat(new String(record.headers()
                                .lastHeader("__connect.errors.exception.message")
                                .value()))
                        .isNotBlank());
        assertThat(bench.taskState(name)).isEqualTo("RUNNING");
    }

    @Test
    void failsAtAPoisonedRecordWhereThereAreNoDeadLetters() {
        Map<String, String> settings = new HashMap<>(connector());
        settings.keySet().removeIf(key -> key.startsWith("errors."));
        bench.connect(name, settings);
        bench.send(topic(topics), "key", poison());
        await().atMost(PATIENCE).until(() -> bench.taskState(name).equals("FAILED"));
        assertThat(bench.trace(name)).contains("@0");
    }

    @Test
    void stopsPromptlyWhileTheTargetIsAway() throws Exception {
        connect();
        stopTarget();
        try {
            send(0, 20);
            Thread.sleep(3000);
            long begin = System.nanoTime();
            bench.disconnect(name);
            await().atMost(PATIENCE).until(() -> bench.taskState(name).equals("NONE"));
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
            assertThat(RestClient.validate(bench.url(), settings))
                    .as(wrong.toString())
                    .containsKey(wrong.getKey());
        }
        assertThat(RestClient.validate(bench.url(), connector())).isEmpty();
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
            bench.disconnect(name);
        } finally {
            System.setErr(before);
        }
        connect();
        assertThat(log.toString(StandardCharsets.UTF_8)).contains(name).doesNotContain(secret());
        assertThat(RestClient.get(bench.url() + "/connectors/" + name))
                .contains("secret")
                .doesNotContain(secret());
    }

    private void connect() {
        bench.connect(name, connector());
    }

    private Map<String, String> connector() {
        Map<String, String> settings = new HashMap<>(settings("${file:" + secretFile() + ":secret}"));
        settings.put("name", name);
        settings.put("topics", topic(topics).name());
        settings.put("errors.tolerance", "all");
        settings.put("errors.deadletterqueue.topic.name", deadLetters());
        settings.put("errors.deadletterqueue.topic.replication.factor", "1");
        settings.put("errors.deadletterqueue.context.headers.enable", "true");
        return settings;
    }

    private Path secretFile() {
        return folder.resolve("secrets.properties");
    }

    private String deadLetters() {
        return name + ".dead";
    }

    private void send(int from, int count) {
        for (int i = from; i < from + count; i++) {
            bench.send(topic(topics), "key", record(first + i));
        }
    }

    private List<Integer> numbers(int count) {
        return IntStream.range(first, first + count).boxed().toList();
    }

    private List<Integer> deliveredHere() {
        try {
            return new ArrayList<>(delivered().stream()
                    .filter(number -> number >= first && number < first + PER_TEST)
                    .toList());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private void awaitDelivered(int count) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .untilAsserted(() -> assertThat(deliveredHere()).containsAll(numbers(count)));
    }

    private void assertNothingTwice() {
        if (!mayRepeat()) {
            assertThat(deliveredHere()).doesNotHaveDuplicates();
        }
    }
}

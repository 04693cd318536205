package io.gatehouse.sinks.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.gatehouse.schemas.Topic;
import io.gatehouse.schemas.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * A sink with its target, a real broker and a real Connect worker, started once for all tests of a class. A sink's integration test says
 * where the target is and what arrived there.
 *
 * @param <R> the record of the topic that the sink reads
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class SinkUnderTest<R extends SpecificRecord> {
    static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int PER_TEST = 1000;

    private Path folder;
    private ConnectBench bench;
    private int first;
    private String name;
    private Topics topics;

    /** For JUnit. */
    protected SinkUnderTest() {}

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

    /** The name of the connector of this test. */
    final String name() {
        return name;
    }

    /** The topics of this test. */
    final Topic<R> topic() {
        return topic(topics);
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
        try {
            bench.close();
        } finally {
            stopTarget();
        }
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

    final void connect() {
        bench.connect(name, connector());
    }

    final Map<String, String> connector() {
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

    final String deadLetters() {
        return name + ".dead";
    }

    final void send(int from, int count) {
        for (int i = from; i < from + count; i++) {
            bench.send(topic(topics), "key", record(first + i));
        }
    }

    final List<Integer> numbers(int count) {
        return IntStream.range(first, first + count).boxed().toList();
    }

    final List<Integer> deliveredHere() {
        try {
            return new ArrayList<>(delivered().stream()
                    .filter(number -> number >= first && number < first + PER_TEST)
                    .toList());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    final void awaitDelivered(int count) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .untilAsserted(() -> assertThat(deliveredHere()).containsAll(numbers(count)));
    }

    final void assertNothingTwice() {
        if (!mayRepeat()) {
            assertThat(deliveredHere()).doesNotHaveDuplicates();
        }
    }
}

package io.gatehouse.ingest;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** An agent in a folder of its own, at a quick pace. */
class AgentFixture {

    static final HostIdentity HOST = new HostIdentity("4d1e", "vm", ZoneOffset.UTC);
    static final Duration PATIENCE = Duration.ofSeconds(20);
    static final AgentTimes QUICK = new AgentTimes(millis(5), millis(20), millis(20), millis(5), millis(5), millis(20));

    @TempDir
    Path folder;

    final FakeKafka kafka = new FakeKafka();

    private @Nullable Agent agent;

    @AfterEach
    void stopTheAgent() {
        stop();
    }

    Agent start(AgentSettings settings) {
        Agent started = Agent.start(settings, kafka.topic, kafka.serde.serializer(), kafka);
        agent = started;
        return started;
    }

    void stop() {
        if (agent != null) {
            agent.close();
        }
    }

    /** Reads auth.log from its beginning. */
    AgentSettings settings() {
        return settings(new LogInput(LogSource.AUTH, file("auth.log").toString()));
    }

    AgentSettings settings(LogInput... inputs) {
        return AgentSettings.of(HOST, List.of(inputs), file("state/agent.checkpoint"))
                .withStartAt(StartAt.BEGINNING)
                .withTimes(QUICK);
    }

    Path file(String name) {
        return folder.resolve(name);
    }

    Path append(String name, String text) throws IOException {
        return Files.writeString(file(name), text, CREATE, APPEND);
    }

    static ConditionFactory eventually() {
        return Awaitility.await().atMost(PATIENCE).pollInterval(millis(5));
    }

    static Duration millis(long millis) {
        return Duration.ofMillis(millis);
    }
}

package io.gatehouse.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.gatehouse.embedded.DataDirectory;
import io.gatehouse.embedded.EmbeddedBroker;
import io.gatehouse.model.RawLine;
import io.gatehouse.schemas.Topics;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AgentIT {
    private static final String REGISTRY = "mock://agent";

    @TempDir
    Path temp;

    private DataDirectory data;
    private EmbeddedBroker broker;
    private Path log;

    @BeforeEach
    void startBroker() throws IOException {
        data = DataDirectory.open(temp.resolve("data"));
        broker = EmbeddedBroker.start(data, 0);
        log = Files.writeString(temp.resolve("auth.log"), "one\n");
    }

    @AfterEach
    void stopBroker() throws IOException {
        broker.close();
        data.close();
    }

    @Test
    void goesOnAfterARestartWhereItWas() throws Exception {
        assertThat(Run.of(cluster("topics", "create", "--partitions=1")).err()).isEmpty();
        Running first = new Running("--from=beginning");
        await().atMost(Duration.ofSeconds(30)).until(() -> lines().equals(List.of("one")));
        assertThat(first.stop()).contains("Reading auth " + log, "Sent 1 lines.");
        Files.writeString(log, "two\n", StandardOpenOption.APPEND);
        Running second = new Running("--from=beginning");
        await().atMost(Duration.ofSeconds(30)).until(() -> lines().size() == 2);
        assertThat(second.stop()).contains("Sent 1 lines.");
        assertThat(lines()).containsExactly("one", "two");
    }

    @Test
    void refusesWhatItCannotDo() throws Exception {
        assertThat(Run.of(cluster("agent")).err()).hasLineCount(1).contains("--auth");
        assertThat(Run.of(cluster("agent", "--auth=" + temp)).err())
                .hasLineCount(1)
                .contains("is a directory");
        assertThat(agent().err()).hasLineCount(1).contains("topics create");
        Run.of(cluster("topics", "create", "--partitions=1"));
        Path config = Files.writeString(temp.resolve("kafka.conf"), "acks=1\n");
        assertThat(agent("--config=" + config).err()).hasLineCount(1).contains("acks", "would lose lines");
        Files.writeString(Files.createDirectories(temp.resolve("state")).resolve("checkpoint.json"), "half");
        assertThat(agent().err()).hasLineCount(1).contains("checkpoint.json", "is damaged");
        assertThat(agent("--from=middle").status()).isEqualTo(2);
    }

    private Run agent(String... more) {
        return Run.of(agentArgs(more));
    }

    private String[] agentArgs(String... more) {
        List<String> args = new ArrayList<>(List.of(
                cluster("agent", "--auth=" + log, "--state=" + temp.resolve("state"), "--host-id=h1", "--host=web")));
        args.addAll(List.of(more));
        return args.toArray(String[]::new);
    }

    private String[] cluster(String... command) {
        List<String> args = new ArrayList<>(List.of(command));
        args.add("--bootstrap-servers=" + broker.bootstrapServers());
        args.add("--registry=" + REGISTRY);
        return args.toArray(String[]::new);
    }

    /** The lines of the raw topic without the heartbeats. */
    private List<String> lines() {
        ClientSettings settings = ClientSettings.defaults().with(broker.bootstrapServers(), REGISTRY);
        Topics topics = new Topics(Topics.DEFAULT_PREFIX, 1, (short) 1);
        List<String> lines = new ArrayList<>();
        try (Cluster cluster = Cluster.connect(settings);
                TopicReader<RawLine> reader = new TopicReader<>(cluster, cluster.registry(), topics.raw())) {
            reader.toTheEnd((key, value) -> {
                if (value != null && !value.getSource().equals("heartbeat")) {
                    lines.add(UTF_8.decode(value.getLine()).toString());
                }
            });
        }
        return lines;
    }

    /** The command in a thread, as it runs until somebody ends it. */
    private final class Running {
        private final ByteArrayOutputStream err = new ByteArrayOutputStream();
        private final Thread thread;

        Running(String... more) {
            Terminal terminal = new Terminal(
                    new ByteArrayInputStream(new byte[0]),
                    new PrintStream(new ByteArrayOutputStream(), true, UTF_8),
                    new PrintStream(err, true, UTF_8));
            thread = new Thread(() -> Commands.on(terminal).execute(agentArgs(more)));
            thread.start();
        }

        /** What it said. */
        String stop() throws InterruptedException {
            await().atMost(Duration.ofSeconds(10))
                    .until(() -> err.toString(UTF_8).contains("Reading"));
            thread.interrupt();
            thread.join(20_000);
            assertThat(thread.isAlive()).isFalse();
            return err.toString(UTF_8);
        }
    }
}

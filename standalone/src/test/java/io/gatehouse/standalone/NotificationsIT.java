package io.gatehouse.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.model.Notification;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nobody is told anything twice, and nothing is left out, however often the pipeline is killed. */
final class NotificationsIT {
    private static final Path REGISTRY = Path.of(System.getProperty("gatehouse.registry.home", "target/registry"));
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration SILENCE = Duration.ofSeconds(8);
    private static final int KILLS = 3;
    private static final int LOGINS = 8;

    @TempDir
    Path directory;

    @Test
    void tellsOfEachIncidentOnceAlthoughThePipelineIsKilled() throws Exception {
        Path logs = Files.createDirectory(directory.resolve("logs"));
        Path auth = Files.createFile(logs.resolve("auth.log"));
        for (int kill = 0; kill < KILLS; kill++) {
            Process pipeline = JavaProcess.of(PipelineProcess.class, directory.resolve("data"), REGISTRY, logs);
            try (BufferedReader out = new BufferedReader(new InputStreamReader(pipeline.getInputStream(), UTF_8))) {
                assertThat(out.readLine()).isEqualTo("running");
                for (int login = 0; login < LOGINS; login++) {
                    logsIn(auth, "user-" + kill + "-" + login);
                    Thread.sleep(300);
                }
            } finally {
                pipeline.destroyForcibly().waitFor();
            }
        }
        assertThat(toldAfterAll(logs))
                .extracting(message -> message.getAlert().getUser().getName() + " " + message.getCause())
                .containsExactlyInAnyOrderElementsOf(IntStream.range(0, KILLS * LOGINS)
                        .mapToObj(n -> "user-" + n / LOGINS + "-" + n % LOGINS + " open")
                        .toList());
    }

    private static void logsIn(Path auth, String user) throws IOException {
        String line = Instant.now().truncatedTo(ChronoUnit.SECONDS) + " vm sshd[1]: Accepted password for " + user
                + " from 192.0.2.1 port 9 ssh2\n";
        Files.writeString(auth, line, StandardOpenOption.APPEND);
    }

    private List<Notification> toldAfterAll(Path logs) throws Exception {
        try (Stack stack = PipelineProcess.stack(directory.resolve("data"), REGISTRY)) {
            stack.startStreams(1);
            assertThat(stack.startAgent(PipelineProcess.agent(stack, PipelineProcess.inputs(logs)))
                            .awaitDrained(PATIENCE))
                    .isTrue();
            Map<String, Object> config = new HashMap<>(stack.kafka());
            config.put("group.id", "a-mail-sink");
            config.put("auto.offset.reset", "earliest");
            config.put("isolation.level", "read_committed");
            List<Notification> told = new ArrayList<>();
            try (KafkaConsumer<String, Notification> consumer = new KafkaConsumer<>(
                    config,
                    new StringDeserializer(),
                    stack.serdes().forTopic(stack.topics().notifications()).deserializer())) {
                consumer.subscribe(List.of(stack.topics().notifications().name()));
                // the group waits for the killed members, readers for their open transactions
                long end = System.nanoTime() + PATIENCE.toNanos();
                while (System.nanoTime() < end) {
                    var records = consumer.poll(Duration.ofMillis(200));
                    records.forEach(record -> told.add(record.value()));
                    boolean all = told.size() >= KILLS * LOGINS;
                    end = all && !records.isEmpty() ? System.nanoTime() + SILENCE.toNanos() : end;
                }
            }
            return told;
        }
    }
}

package io.gatehouse.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.ingest.FileReplay;
import io.gatehouse.model.EcsUser;
import io.gatehouse.model.Event;
import io.gatehouse.model.RawLine;
import io.gatehouse.model.Session;
import io.gatehouse.model.SessionBlock;
import io.gatehouse.schemas.Topic;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a recording's sessions and commands are does not depend on whether the pipeline is killed while it is written. */
final class KilledPipelineIT {
    private static final Path REGISTRY = Path.of(System.getProperty("gatehouse.registry.home", "target/registry"));
    private static final Path RECORDING = Path.of("../streams-app/src/test/resources/cases/hop");
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    /** How long nothing may come after all has come; the pipeline commits ten times a second. */
    private static final Duration SILENCE = Duration.ofSeconds(3);

    private static final Duration PIECE = Duration.ofMillis(250);
    /** After how many pieces it is killed. */
    private static final int PIECES = 8;

    @TempDir
    Path directory;

    @Test
    void hasTheSessionsAndCommandsOfAReplayAfterItWasKilled() throws Exception {
        Path logs = Files.createDirectory(directory.resolve("logs"));
        LiveRecording recording = new LiveRecording(RECORDING, logs);
        recording.write(1);
        Process pipeline = JavaProcess.of(PipelineProcess.class, data(), REGISTRY, logs);
        try (BufferedReader out = new BufferedReader(new InputStreamReader(pipeline.getInputStream(), UTF_8))) {
            assertThat(out.readLine()).isEqualTo("running");
            for (int piece = 0; piece < PIECES && !recording.isOver(); piece++) {
                goOn(recording);
            }
        } finally {
            pipeline.destroyForcibly().waitFor();
        }
        assertThat(recording.isOver()).isFalse();
        while (!recording.isOver()) {
            goOn(recording);
        }
        Map<String, String> replayed = asAReplaySays(logs);
        assertThat(asItIsAfterAll(logs, replayed)).isEqualTo(replayed);
    }

    private static void goOn(LiveRecording recording) throws Exception {
        recording.write(PIECE.toNanos() / 1000);
        Thread.sleep(PIECE.toMillis());
    }

    private Path data() {
        return directory.resolve("data");
    }

    /** What is published last; once it is what is expected, nothing else may follow. */
    private Map<String, String> asItIsAfterAll(Path logs, Map<String, String> expected) throws Exception {
        try (Stack stack = PipelineProcess.stack(data(), REGISTRY)) {
            stack.startStreams(1);
            assertThat(stack.startAgent(PipelineProcess.agent(stack, PipelineProcess.inputs(logs)))
                            .awaitDrained(PATIENCE))
                    .isTrue();
            Map<String, String> last = new TreeMap<>();
            try (KafkaConsumer<String, SpecificRecord> reader = reader(stack)) {
                long end = System.nanoTime() + PATIENCE.toNanos();
                long quiet = System.nanoTime();
                while (System.nanoTime() < end
                        && !(last.equals(expected) && System.nanoTime() > quiet + SILENCE.toNanos())) {
                    ConsumerRecords<String, SpecificRecord> records = reader.poll(Duration.ofMillis(200));
                    records.forEach(record -> last.put(record.key(), told(record.value())));
                    quiet = records.isEmpty() ? quiet : System.nanoTime();
                }
            }
            return last;
        }
    }

    private static KafkaConsumer<String, SpecificRecord> reader(Stack stack) {
        Map<String, Object> config = new HashMap<>(stack.kafka());
        config.put("group.id", "a-reader");
        config.put("auto.offset.reset", "earliest");
        config.put("isolation.level", "read_committed");
        Topic<Session> sessions = stack.topics().sessions();
        Topic<Event> commands = stack.topics().commands();
        Deserializer<Session> ofSessions = stack.serdes().forTopic(sessions).deserializer();
        Deserializer<Event> ofCommands = stack.serdes().forTopic(commands).deserializer();
        KafkaConsumer<String, SpecificRecord> consumer = new KafkaConsumer<>(
                config,
                new StringDeserializer(),
                (topic, bytes) -> (topic.equals(sessions.name()) ? ofSessions : ofCommands).deserialize(topic, bytes));
        consumer.subscribe(List.of(sessions.name(), commands.name()));
        return consumer;
    }

    private Map<String, String> asAReplaySays(Path logs) throws IOException {
        Map<String, String> last = new TreeMap<>();
        try (Replay replay = new Replay(List.of(), List.of(), directory.resolve("replay"), (kind, key, value) -> {
                    if (value instanceof Session || kind.equals("command")) {
                        last.put(key, told(value));
                    }
                });
                FileReplay files = new FileReplay(
                        PipelineProcess.host(), PipelineProcess.inputs(logs), null, InstantSource.system())) {
            long latest = 0;
            for (RawLine line = files.next(); line != null; line = files.next()) {
                latest = line.getReadAt();
                replay.accept(line, latest);
            }
            replay.finish(latest);
        }
        return last;
    }

    private static String told(SpecificRecord record) {
        return record instanceof Session session ? told(session) : told((Event) record);
    }

    private static String told(Session session) {
        SessionBlock block = session.getGatehouse().getSession();
        return Objects.requireNonNull(session.getUser()).getName() + " " + session.getSource() + " "
                + session.getEvent().getStart() + " " + session.getEvent().getEnd() + " " + block;
    }

    private static String told(Event command) {
        EcsUser user = command.getUser();
        SessionBlock block = Objects.requireNonNull(command.getGatehouse().getSession());
        return command.getProcess().getCommandLine() + " of " + user + " with "
                + command.getProcess().getExitCode() + " in " + block.getId() + ", " + block.getJoin() + " by "
                + block.getKey();
    }
}

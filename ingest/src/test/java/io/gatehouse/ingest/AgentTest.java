package io.gatehouse.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gatehouse.model.RawLine;
import io.gatehouse.model.SourceState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AgentTest extends AgentFixture {

    @Test
    void sendsLinesWithTheHostIdAsKey() throws Exception {
        append("auth.log", "one\ntwo\n");

        assertThat(start(settings()).awaitDrained(PATIENCE)).isTrue();

        assertThat(kafka.texts()).containsExactly("one", "two");
        assertThat(kafka.records()).allSatisfy(sent -> {
            assertThat(sent.topic()).isEqualTo("gatehouse.raw");
            assertThat(new String(sent.key(), UTF_8)).isEqualTo("4d1e");
        });
    }

    @Test
    void holdsALineBackUntilItIsComplete() throws Exception {
        append("auth.log", "one\nhal");
        Agent agent = start(settings());
        agent.awaitDrained(PATIENCE);
        assertThat(kafka.texts()).containsExactly("one");

        append("auth.log", "f\n");
        agent.awaitDrained(PATIENCE);

        assertThat(kafka.texts()).containsExactly("one", "half");
        assertThat(kafka.lines()).extracting(RawLine::getOffset).containsExactly(0L, 4L);
    }

    @Test
    void sendsExactlyTheRestAfterARestart() throws Exception {
        append("auth.log", "one\ntwo\n");
        start(settings()).awaitDrained(PATIENCE);
        stop();
        append("auth.log", "three\n");

        start(settings()).awaitDrained(PATIENCE);

        assertThat(kafka.texts()).containsExactly("one", "two", "three");
        assertThat(kafka.lines())
                .extracting(raw -> raw.getFile().getStartOffset())
                .containsOnly(0L);
        assertThat(kafka.lines())
                .extracting(raw -> raw.getFile().getFingerprint())
                .containsOnly(kafka.lines().get(0).getFile().getFingerprint());
    }

    @Test
    void beginsAtTheEndOfTheLastLineAtAFirstStart() throws Exception {
        append("auth.log", "old\nhal");
        Agent agent = start(settings().withStartAt(StartAt.END));
        append("auth.log", "f\n");
        append("command.log", "absent\n");

        agent.awaitDrained(PATIENCE);

        assertThat(kafka.texts()).containsExactly("half");
        assertThat(kafka.lines().get(0).getFile().getStartOffset()).isEqualTo(4);
    }

    @Test
    void skipsNothingWhenItIsRestartedBeforeItsFirstLine() throws Exception {
        append("auth.log", "old\n");
        start(settings().withStartAt(StartAt.END));
        stop();
        append("auth.log", "new\n");

        start(settings().withStartAt(StartAt.END)).awaitDrained(PATIENCE);

        assertThat(kafka.texts()).containsExactly("new");
    }

    @Test
    void readsAFileThatAppearsLaterFromItsBeginning() throws Exception {
        Agent agent = start(
                settings(new LogInput(LogSource.SHELL, folder + "/shell_*.log")).withStartAt(StartAt.END));
        append("shell_alice.log", "\nprint(1)\n");

        agent.awaitDrained(PATIENCE);

        assertThat(kafka.texts()).containsExactly("", "print(1)");
        assertThat(kafka.lines()).extracting(RawLine::getSource).containsOnly("shell");
    }

    @Test
    void saysHowFarEachFileIsSentAfterItsLines() throws Exception {
        append("auth.log", "one\ntwo\nhal");
        Files.createFile(file("commands.log"));
        Agent agent = start(settings(
                new LogInput(LogSource.AUTH, file("auth.log").toString()),
                new LogInput(LogSource.COMMAND, file("commands.log").toString()),
                new LogInput(LogSource.AUDIT, file("absent.log").toString())));
        agent.awaitDrained(PATIENCE);
        int before = kafka.heartbeats().size();
        eventually().until(() -> kafka.heartbeats().size() > before + 1);

        RawLine heartbeat = kafka.heartbeats().get(before + 1);

        String fingerprint = kafka.lines().get(0).getFile().getFingerprint();
        assertThat(heartbeat.getStates())
                .containsExactly(
                        new SourceState("auth", file("auth.log").toString(), fingerprint, 8L, true),
                        new SourceState("command", file("commands.log").toString(), null, 0L, true));
        assertThat(heartbeat.getOffset()).isZero();
        assertThat(heartbeat.getNextOffset()).isZero();
        assertThat(heartbeat.getSequence()).isEqualTo(2);
        assertNoHeartbeatIsAheadOfItsLines();
    }

    @Test
    void makesTheRecordsThatAReplayMakes() throws Exception {
        Path captures = Path.of("src/test/resources/captures/small");
        LogInput[] inputs = {
            new LogInput(LogSource.AUTH, captures.resolve("auth.log").toString()),
            new LogInput(LogSource.COMMAND, captures.resolve("commands.log").toString())
        };

        start(settings(inputs)).awaitDrained(PATIENCE);

        assertThat(withoutReadAt(kafka.lines()))
                .isEqualTo(withoutReadAt(replay(inputs)))
                .hasSize(85);
    }

    @Test
    void tellsHowItIsDoing() throws Exception {
        append("auth.log", "one\n");
        Agent agent = start(settings());
        agent.awaitDrained(PATIENCE);

        assertThat(agent.drained()).isTrue();
        assertThat(agent.status())
                .isEqualTo(new AgentStatus(
                        AgentStatus.State.SENDING,
                        List.of(new FileStatus(LogSource.AUTH, file("auth.log").toString(), true, 4, 4, true, null)),
                        1,
                        1,
                        agent.status().pendingBytes(),
                        0,
                        null));
        agent.close();
        assertThat(agent.status().state()).isEqualTo(AgentStatus.State.STOPPED);
    }

    @Test
    void refusesACheckpointThatIsDamaged() throws IOException {
        Files.createDirectories(file("state"));
        Files.writeString(file("state/agent.checkpoint"), "{\"format\": 1, \"files\": [{\"sour");

        assertThatThrownBy(() -> start(settings()))
                .isInstanceOf(CheckpointException.class)
                .hasMessageStartingWith("checkpoint " + file("state/agent.checkpoint") + " is damaged (")
                .hasMessageContaining("Restore it; or delete it");
        assertThat(file("state/agent.checkpoint")).hasContent("{\"format\": 1, \"files\": [{\"sour");
    }

    @Test
    void leavesTheCheckpointToTheAgentThatHasIt() {
        start(settings());

        assertThatThrownBy(() -> Agent.start(settings(), kafka.topic, kafka.serde.serializer(), kafka))
                .isInstanceOf(CheckpointException.class)
                .hasMessageContaining("is in use by another agent");
    }

    private void assertNoHeartbeatIsAheadOfItsLines() {
        long sent = 0;
        for (RawLine raw : kafka.all()) {
            if (raw.getStates() == null) {
                sent = raw.getNextOffset();
            } else {
                assertThat(raw.getStates().get(0).getOffset()).isEqualTo(sent);
            }
        }
    }

    private static List<RawLine> replay(LogInput... inputs) throws IOException {
        List<RawLine> lines = new ArrayList<>();
        try (FileReplay replay = new FileReplay(HOST, List.of(inputs), null, InstantSource.system())) {
            for (RawLine line = replay.next(); line != null; line = replay.next()) {
                lines.add(line);
            }
        }
        return lines;
    }

    private static List<RawLine> withoutReadAt(List<RawLine> lines) {
        lines.forEach(line -> line.setReadAt(0));
        return lines;
    }
}

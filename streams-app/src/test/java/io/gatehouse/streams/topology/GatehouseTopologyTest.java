package io.gatehouse.streams.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.model.Event;
import io.gatehouse.model.RawLine;
import io.gatehouse.model.Rejected;
import io.gatehouse.model.SourceState;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GatehouseTopologyTest {
    private static final Instant BEGIN = Instant.parse("2026-11-21T08:00:00Z");
    private static final long ARRIVAL = BEGIN.getEpochSecond() * 1_000_000;
    private static final byte[] KEY = "machine-1".getBytes(StandardCharsets.UTF_8);
    private static final String LOGIN = " vm sshd[100]: Accepted publickey for alice from 192.0.2.1 port 4000 ssh2";
    private static final int MAX_RECORD = 2 * 1024 * 1024;

    @TempDir
    Path state;

    private final LinesOf auth = new LinesOf("auth", "/var/log/auth.log");
    private final LinesOf shell = new LinesOf("command", "/var/log/commands.log");
    private ReplayedTopology topology;

    @BeforeEach
    void start() {
        topology = new ReplayedTopology(state, BEGIN);
    }

    @AfterEach
    void stop() {
        topology.close();
    }

    private List<Event> events() {
        return topology.read(topology.topics.events());
    }

    private static String reasonOf(TestRecord<byte[], byte[]> letter) {
        return new String(letter.headers().lastHeader("gatehouse.reason").value(), StandardCharsets.UTF_8);
    }

    private void goesOn() {
        topology.send(auth.next("2026-11-21T08:00:00Z" + LOGIN), ARRIVAL);
        assertThat(events()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4, 5, 6, 100})
    void keepsARecordThatIsNoAvroAmongTheDeadLettersAndGoesOn(int length) {
        byte[] garbage = new byte[length];
        Arrays.fill(garbage, (byte) 0xA7);
        topology.sendBytes(KEY, garbage, ARRIVAL);
        assertThat(topology.readDeadLetters()).singleElement().satisfies(letter -> {
            assertThat(letter.value()).isEqualTo(garbage);
            assertThat(letter.key()).isEqualTo(KEY);
            assertThat(reasonOf(letter)).isNotBlank();
        });
        goesOn();
    }

    @Test
    void keepsARecordWithoutValueAmongTheDeadLettersAndGoesOn() {
        topology.sendBytes(KEY, null, ARRIVAL);
        assertThat(topology.readDeadLetters()).singleElement().satisfies(letter -> {
            assertThat(letter.value()).isNull();
            assertThat(reasonOf(letter)).isEqualTo("the record has no value");
        });
        goesOn();
    }

    @ParameterizedTest
    @ValueSource(strings = {"machine-2", ""})
    void keepsALineUnderAnotherKeyAmongTheDeadLettersAndGoesOn(String key) {
        byte[] value = topology.bytes(new LinesOf("auth", "/other").next("x"));
        topology.sendBytes(key.isEmpty() ? null : key.getBytes(StandardCharsets.UTF_8), value, ARRIVAL);
        assertThat(topology.readDeadLetters())
                .singleElement()
                .satisfies(letter -> assertThat(reasonOf(letter)).isEqualTo("the key is not the host id"));
        goesOn();
    }

    @Test
    void keepsALineOfAHostWhoseIdCannotBeStoredAmongTheDeadLetters() {
        RawLine line = new LinesOf("auth", "/other").next("x");
        line.getHost().setId("a|b");
        topology.send(line, ARRIVAL);
        assertThat(topology.readDeadLetters())
                .singleElement()
                .satisfies(letter -> assertThat(reasonOf(letter)).contains("host id"));
        goesOn();
    }

    @Test
    void keepsALineWithoutFileAmongTheDeadLettersAndGoesOn() {
        RawLine line = new LinesOf("auth", "/other").next("x");
        line.setFile(null);
        topology.send(line, ARRIVAL);
        assertThat(topology.readDeadLetters())
                .singleElement()
                .satisfies(letter -> assertThat(reasonOf(letter)).isEqualTo("the line names no file"));
        goesOn();
    }

    @Test
    void keepsALineThatEndsBeforeItBeginsAmongTheDeadLetters() {
        RawLine line = new LinesOf("auth", "/other").next("x");
        line.setOffset(50L);
        topology.send(line, ARRIVAL);
        assertThat(topology.readDeadLetters()).hasSize(1);
        goesOn();
    }

    @Test
    void takesALineThatIsSentTwiceOnce() {
        RawLine line = auth.next("2026-11-21T08:00:00Z" + LOGIN);
        topology.send(line, ARRIVAL);
        topology.send(line, ARRIVAL + 1000);
        assertThat(events()).hasSize(1);
    }

    @Test
    void takesALineThatWasMissingWhenItComesLater() {
        RawLine missing = auth.next("2026-11-21T08:00:00Z" + LOGIN);
        RawLine next = auth.next("2026-11-21T08:00:01Z vm sshd[9]: Invalid user x from 192.0.2.9 port 9");
        missing.getFile().setStartOffset(0L);
        topology.send(next, ARRIVAL);
        topology.send(missing, ARRIVAL);
        topology.send(missing, ARRIVAL);
        assertThat(events())
                .extracting(event -> event.getEvent().getAction())
                .containsExactly("invalid-user", "logged-in");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-21T10:00:00Z, 2026-11-21T08:05:00Z, true,",
        "9999-12-31T23:59:59Z, 2026-11-21T08:05:00Z, true,",
        "1970-01-01T00:00:01Z, 1970-01-01T00:00:01Z, ,",
    })
    void keepsALineOfAnUnlikelyTime(String said, String taken, Boolean skewed, Boolean inferred) {
        topology.send(auth.next(said + LOGIN), ARRIVAL);
        assertThat(events()).singleElement().satisfies(event -> {
            assertThat(event.getTimestamp()).isEqualTo(Instant.parse(taken).getEpochSecond() * 1_000_000);
            assertThat(event.getGatehouse().getTimeSkewed()).isEqualTo(skewed);
            assertThat(event.getGatehouse().getTimeInferred()).isEqualTo(inferred);
        });
        assertThat(topology.read(topology.topics.sessions())).hasSize(1);
        assertThat(topology.read(topology.topics.alerts())).hasSize(1);
        goesOn();
    }

    @Test
    void keepsALineWhoseTimeCannotBeRead() {
        topology.send(auth.next("lug 17 17:36:46" + LOGIN), ARRIVAL);
        assertThat(events()).singleElement().satisfies(event -> {
            assertThat(event.getTimestamp()).isEqualTo(ARRIVAL);
            assertThat(event.getGatehouse().getTimeInferred()).isTrue();
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2026-11-21T08:00:00Z vm sshd[1]: Failed password for ",
                "2026-11-21T08:00:00Z vm sudo: alice : TTY=pts/1 ; PWD=/ ; USER=root ; COMMAND=",
                "2026-11-21T08:00:00Z vm bashaudit: v=1 ev=cmd ses=1 auid=1 uid=1 user=a tty=- pid=5 ppid=4 ssh=- seq=1 cmd="
            })
    void keepsALineOfAQuarterMebibyteOfInvalidUtf8BelowWhatBrokersTake(String head) {
        byte[] line = new byte[256 * 1024];
        Arrays.fill(line, (byte) 0xFF);
        byte[] begin = head.getBytes(StandardCharsets.UTF_8);
        System.arraycopy(begin, 0, line, 0, begin.length);
        topology.send(auth.next(line), ARRIVAL);
        topology.advance(Duration.ofMinutes(1));
        List<Integer> sizes = new ArrayList<>();
        sizes.addAll(topology.sizes(topology.topics.events()));
        sizes.addAll(topology.sizes(topology.topics.unparsed()));
        sizes.addAll(topology.sizes(topology.topics.commands()));
        assertThat(sizes).isNotEmpty().allMatch(size -> size < MAX_RECORD);
        goesOn();
    }

    @Test
    void keepsALineThatNoParserUnderstands() {
        topology.send(auth.next("2026-11-21T08:00:00Z vm sshd[1]: something that sshd never said"), ARRIVAL);
        List<Rejected> rejected = topology.read(topology.topics.unparsed());
        assertThat(rejected)
                .singleElement()
                .satisfies(one -> assertThat(one.getReason()).isEqualTo("unparsed"));
    }

    @Test
    void publishesWaitingCommandsAsOrphansWhenTheAgentIsAtTheEndOfAllFiles() {
        topology.send(
                shell.next(
                        "2026-11-21T08:00:00Z vm bashaudit: v=1 ev=cmd ses=7 auid=1 uid=1 user=a tty=- pid=5 ppid=4 ssh=- seq=1 cmd=id"),
                ARRIVAL);
        topology.send(heartbeat(), ARRIVAL + 9_000_000);
        assertThat(topology.read(topology.topics.commands())).isEmpty();
        topology.send(heartbeat(), ARRIVAL + 10_000_000);
        assertThat(topology.read(topology.topics.commands()))
                .singleElement()
                .satisfies(command -> assertThat(
                                command.getGatehouse().getSession().getJoin())
                        .isEqualTo("orphan"));
    }

    private static RawLine heartbeat() {
        RawLine heartbeat = new LinesOf("heartbeat", "").next("");
        heartbeat.setFile(null);
        heartbeat.setStates(List.of(
                new SourceState("auth", "/var/log/auth.log", null, 0L, true),
                new SourceState("command", "/var/log/commands.log", null, 0L, true)));
        return heartbeat;
    }
}

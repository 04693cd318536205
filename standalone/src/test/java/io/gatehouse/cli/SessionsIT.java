package io.gatehouse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.gatehouse.ingest.FileReplay;
import io.gatehouse.ingest.HostIdentity;
import io.gatehouse.ingest.LogInput;
import io.gatehouse.ingest.LogSource;
import io.gatehouse.model.RawLine;
import io.gatehouse.people.PeopleFile;
import io.gatehouse.schemas.Topic;
import io.gatehouse.schemas.Topics;
import io.gatehouse.standalone.Replay;
import io.gatehouse.streams.detect.allow.AllowlistFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The commands about sessions against a real broker, which holds what the topology makes of the demo's recording. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SessionsIT {
    private static final String PREFIX = "s.";
    private static final Path RECORDING = Path.of("src/main/resources/demo");
    private static final HostIdentity HOST = new HostIdentity("machine-1", "vm", ZoneOffset.UTC);
    private static final String PEOPLE = "people: [{id: alice, name: Alice Adams,"
            + " keys: [SHA256:w6m2SM0POWFPtBxG6xlfFMwJ/lUBKgJv4d/ku53TN7w]}, {id: =bob, accounts: [bob@vm]}]";

    @RegisterExtension
    final CommandBroker broker = new CommandBroker();

    @BeforeAll
    void fillTheTopics(@TempDir Path directory) throws IOException {
        assertThat(run("topics create --partitions 3").err()).isEmpty();
        Topics topics = broker.topics(PREFIX);
        try (KafkaProducer<String, byte[]> producer = broker.producer(Map.of())) {
            replay(directory.resolve("replay"), (kind, key, value) -> {
                switch (kind) {
                    case "session" -> send(producer, topics.sessions(), key, value);
                    case "command" -> send(producer, topics.commands(), key, value);
                    case "event" -> send(producer, topics.events(), key, value);
                    case "alert" -> send(producer, topics.alerts(), key, value);
                    default -> {}
                }
            });
        }
    }

    @Test
    void listsTheSessionsThatFit() {
        assertThat(run("sessions").out()).hasLineCount(9);
        assertThat(run("sessions --user carol").out()).hasLineCount(1).contains("carol from 127.0.0.2");
        assertThat(run("sessions --user c*l").out()).hasLineCount(1);
        assertThat(run("sessions --user root").out())
                .hasLineCount(4)
                .contains("root from", "alice (Alice Adams) from", "carol from");
        assertThat(run("sessions --person adams").out()).hasLineCount(5).doesNotContain("bob", "carol", "root from");
        assertThat(run("sessions --person alice --class transfer").out()).hasLineCount(3);
        assertThat(run("sessions --address 127.0.0.2/31").out()).hasLineCount(7).doesNotContain("127.0.0.1");
        assertThat(run("sessions --host machine-?").out()).hasLineCount(9);
        assertThat(run("sessions --host web*").err()).contains("Nothing in s.sessions fits.");
        assertThat(run("sessions --open").out()).isEmpty();
        assertThat(run("sessions --closed").out()).hasLineCount(9);
    }

    @Test
    void listsTheSessionsThatWereOpenWithinAPeriod() {
        assertThat(run("sessions --from 2026-11-21T08:34:51Z").out()).hasLineCount(4);
        assertThat(run("sessions --to 2026-11-21T08:34:39Z").out()).hasLineCount(2);
        assertThat(run("sessions --from 2026-11-22").out()).isEmpty();
        assertThat(run("sessions --from 2026-11-22 --to 2026-11-20").err()).contains("before it begins");
        assertThat(run("sessions --since 1h --from 2026-11-22").err()).contains("leave one out");
        assertThat(run("sessions --since soon").err()).contains("'soon' is no length of time");
        assertThat(run("sessions --open --closed").err()).contains("leave one out");
    }

    @Test
    void tellsTheStoryOfASession() {
        String page = run("session " + idOf("carol")).out();
        assertThat(page)
                .startsWith(
                        "carol from 127.0.0.2 on vm, port 35883   CLOSED 2026-11-21T08:34:41Z to 2026-11-21T08:34:52Z"
                                + " (11 s), logout\n")
                .contains(
                        "who         carol; person not known; publickey SHA256:igHial..; allowed by line-7 \"office\"\n",
                        "reached     root\n",
                        "08:34:41  carol               $ sudo cat /etc/shadow                    exit 1  hook+audit+sudo\n",
                        "08:34:41  carol > root        DENIED  sudo /usr/bin/cat /etc/shadow (command not allowed)\n",
                        "08:34:52  carol               $ sleep 100                               hook+audit\n")
                .doesNotContain("whoami\n08:34:38", "alice");
        assertThat(page.indexOf("DENIED")).isGreaterThan(page.indexOf("$ sudo cat /etc/shadow"));
    }

    @Test
    void tellsThePersonAndTheAlertsOfASession() {
        assertThat(run("session " + idOf("root from 127.0.0.3")).out())
                .contains(
                        "alert       HIGH Login not on the allowlist: root from 127.0.0.3 on vm, 2 times within 10 seconds.")
                .contains("  ALERT  HIGH Login not on the allowlist", "NOT ALLOWED", "add-group eve1");
        assertThat(run("session " + idOf("alice (Alice Adams) from 127.0.0.1")).out())
                .contains(
                        "who         alice; person Alice Adams [alice], by key; publickey SHA256:w6m2SM..; allowed by");
    }

    @Test
    void printsTheStoryAsDocumentsAndAsTheLinesOfTheLogs() throws IOException {
        String id = idOf("carol");
        List<String> kinds = new ArrayList<>();
        for (String line : run("session " + id + " --json").out().lines().toList()) {
            kinds.add(new ObjectMapper().readTree(line).get("record").asText());
        }
        assertThat(kinds).startsWith("session", "command").contains("event").hasSizeGreaterThan(20);
        assertThat(kinds.stream().filter("command"::equals)).hasSizeGreaterThanOrEqualTo(5);
        assertThat(run("session " + id + " --raw").out().lines())
                .doesNotHaveDuplicates()
                .anyMatch(line -> line.contains("sshd[1265]: Accepted publickey for carol"))
                .anyMatch(line -> line.contains("cmd=sudo cat /etc/shadow"))
                .noneMatch(line -> line.contains("user=alice"));
    }

    @Test
    void saysThatAnIdIsUnknownOrOfSeveralSessions() {
        assertThat(run("session zzz --json --raw").status()).isEqualTo(2);
        assertThat(run("session zzz").err()).contains("there is no session zzz").hasLineCount(1);
        String digit = firstDigitOfSeveral();
        Run several = run("session " + digit);
        assertThat(several.status()).isEqualTo(1);
        assertThat(several.out()).isEmpty();
        assertThat(several.err()).contains("sessions begin with " + digit + ": write more of the id");
        assertThat(several.err().lines().filter(line -> line.startsWith(digit))).hasSizeGreaterThan(1);
    }

    @Test
    void reportsEveryAccessWithTotals() {
        assertThat(run("report access --user root").out())
                .contains("root from 127.0.0.3", "reached root", "4 accesses, 0 of them open, 2 not allowed");
        assertThat(run("report access --host vm --to 2026-11-20").out()).contains("0 accesses");
        assertThat(run("report access").err()).contains("say whose access");
        assertThat(run("report access --host vm --csv --json").status()).isEqualTo(2);
    }

    @Test
    void reportsAccessAsValuesForASpreadsheetWithoutFormulas() {
        List<String> lines = run("report access --user bob --csv").out().lines().toList();
        assertThat(lines).hasSize(3);
        assertThat(lines.get(0)).isEqualTo(String.join(",", AccessRow.NAMES));
        assertThat(lines)
                .anyMatch(line -> line.contains(",vm,machine-1,bob,\"'=bob\",,account,127.0.0.2,")
                        && line.contains(",password,,,2026-11-21T08:34:38Z,2026-11-21T08:34:41Z,2,closed,logout,"));
    }

    @Test
    void reportsAccessAsDocumentsTheTotalsLast() throws IOException {
        List<String> lines =
                run("report access --person alice --json").out().lines().toList();
        assertThat(lines).hasSize(6);
        assertThat(lines.get(0))
                .startsWith("{\"record\":\"access\",\"session\":\"")
                .contains("\"person\":\"alice\",\"person_name\":\"Alice Adams\",\"known_by\":\"key\"")
                .contains("\"reached\":[\"root\",\"bob\"]");
        assertThat(new ObjectMapper().readTree(lines.get(5)).get("accesses").asInt())
                .isEqualTo(5);
    }

    private String idOf(String who) {
        String line = run("sessions")
                .out()
                .lines()
                .filter(session -> session.contains("  " + who) && session.contains("commands"))
                .findFirst()
                .orElseThrow();
        return line.substring(line.lastIndexOf(' ') + 1);
    }

    private String firstDigitOfSeveral() {
        List<String> digits = run("sessions")
                .out()
                .lines()
                .map(line -> line.substring(line.lastIndexOf(' ') + 1).substring(0, 1))
                .sorted()
                .toList();
        for (int i = 1; i < digits.size(); i++) {
            if (digits.get(i).equals(digits.get(i - 1))) {
                return digits.get(i);
            }
        }
        throw new IllegalStateException("no two sessions begin alike: " + digits);
    }

    private static void replay(Path scratch, Replay.Output output) throws IOException {
        List<LogInput> inputs = List.of(
                new LogInput(LogSource.AUTH, RECORDING.resolve("auth.log").toString()),
                new LogInput(
                        LogSource.COMMAND, RECORDING.resolve("commands.log").toString()),
                new LogInput(LogSource.AUDIT, RECORDING.resolve("audit.log").toString()));
        ReplayArrival arrival = new ReplayArrival(ZoneOffset.UTC, null, Long.MAX_VALUE);
        try (FileReplay files = new FileReplay(HOST, inputs, 2026, InstantSource.system());
                Replay replay = new Replay(
                        AllowlistFile.read(Files.readAllLines(RECORDING.resolve("allowlist.txt"))),
                        PeopleFile.read(PEOPLE, 0),
                        Files.createDirectories(scratch),
                        output)) {
            for (RawLine line = files.next(); line != null; line = files.next()) {
                replay.accept(line, arrival.of(line));
            }
            replay.finish(arrival.latest());
        }
    }

    @SuppressWarnings("unchecked") // the kind of the record says which topic it is of
    private <V extends SpecificRecord> void send(
            KafkaProducer<String, byte[]> producer, Topic<V> topic, String key, SpecificRecord value) {
        producer.send(broker.encoded(PREFIX, topic, key, (V) value));
    }

    private Run run(String command) {
        return broker.run(PREFIX, command);
    }
}

package io.gatehouse.streams.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.model.Alert;
import io.gatehouse.model.Event;
import io.gatehouse.model.Gatehouse;
import io.gatehouse.model.Person;
import io.gatehouse.model.PersonRef;
import io.gatehouse.model.Session;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is behind an account, as the topic of people says: in sessions, commands, events and alerts. */
class PeopleTopicTest {
    private static final Instant BEGIN = Instant.parse("2026-11-21T08:00:00Z");
    private static final String KEY = "SHA256:w6m2SM0POWFPtBxG6xlfFMwJ/lUBKgJv4d/ku53TN7w";

    @TempDir
    Path state;

    private final LinesOf auth = new LinesOf("auth", "/var/log/auth.log");
    private final LinesOf commands = new LinesOf("command", "/var/log/commands.log");
    private ReplayedTopology topology;

    @BeforeEach
    void start() {
        topology = new ReplayedTopology(state, BEGIN);
    }

    @AfterEach
    void stop() {
        topology.close();
    }

    @Test
    void namesThePersonInTheSessionItsCommandsItsEventsAndItsAlert() {
        topology.know(person(KEY, "alice", "Alice A."));
        topology.know(person("root@*", "nobody", "Not she"));
        logIn();
        type();
        PersonRef alice = new PersonRef("alice", "Alice A.", "key");
        assertThat(topology.read(topology.topics.sessions()))
                .isNotEmpty()
                .extracting(Session::getGatehouse)
                .extracting(Gatehouse::getPerson)
                .containsOnly(alice);
        assertThat(topology.read(topology.topics.events()))
                .hasSize(3)
                .extracting(Event::getGatehouse)
                .extracting(Gatehouse::getPerson)
                .containsOnly(alice);
        assertThat(topology.read(topology.topics.commands()))
                .isNotEmpty()
                .extracting(Event::getGatehouse)
                .extracting(Gatehouse::getPerson)
                .containsOnly(alice);
        assertThat(topology.read(topology.topics.alerts())).isNotEmpty().allSatisfy(alert -> {
            assertThat(alert.getGatehouse().getPerson()).isEqualTo(alice);
            assertThat(alert.getMessage()).contains("root (Alice A.) from 192.0.2.1");
        });
    }

    @Test
    void takesThePersonOfTheKeyWherePamSpokeFirst() {
        topology.know(person(KEY, "alice", "Alice A."));
        topology.know(person("root@*", "nobody", "Not she"));
        send(
                "2026-11-21T09:00:00Z vm sshd[100]: pam_unix(sshd:session): session opened for user root(uid=0) by (uid=0)");
        logIn();
        List<Session> sessions = topology.readLatest(topology.topics.sessions());
        assertThat(sessions).hasSize(1);
        assertThat(sessions.get(0).getGatehouse().getPerson().getId()).isEqualTo("alice");
    }

    @Test
    void leavesOutBadRecordsAndCountsThem() {
        topology.knowBytes(KEY, "x".getBytes(StandardCharsets.UTF_8));
        topology.knowBytes("other", topology.bytes(person(KEY, "alice", null)));
        topology.knowBytes(null, topology.bytes(person(KEY, "alice", null)));
        logIn();
        assertThat(topology.readLatest(topology.topics.sessions())
                        .get(0)
                        .getGatehouse()
                        .getPerson())
                .isNull();
        assertThat(topology.metric("people-left-out-total", "-1_-1")).isEqualTo(3);
    }

    @Test
    void forgetsAPersonWhoseRecordIsDeletedOrSpoilt() {
        topology.know(person(KEY, "alice", null));
        topology.knowBytes(KEY, null);
        logIn();
        Alert alert = topology.read(topology.topics.alerts()).get(0);
        assertThat(alert.getGatehouse().getPerson()).isNull();
        assertThat(alert.getMessage()).contains("root from 192.0.2.1");
    }

    private void logIn() {
        send("2026-11-21T09:00:00Z vm sshd[100]: Accepted publickey for root from 192.0.2.1 port 4000 ssh2: ED25519 "
                + KEY);
        send(
                "2026-11-21T09:00:00Z vm sshd[100]: pam_unix(sshd:session): session opened for user root(uid=0) by (uid=0)");
    }

    private void type() {
        topology.send(
                commands.next(
                        "2026-11-21T09:00:05Z vm bashaudit: v=1 ev=cmd ses=7 auid=0 uid=0 user=root tty=pts/1 pid=200"
                                + " ppid=100 ssh=192.0.2.1,4000,10.0.0.1,22 seq=1 t=1795251605.0 hid=0 len=2 cwd=/root cmd=id"),
                micros("2026-11-21T09:00:05Z"));
    }

    private void send(String line) {
        topology.send(auth.next(line), micros(line.substring(0, line.indexOf(' '))));
    }

    private static long micros(String time) {
        return Instant.parse(time).getEpochSecond() * 1_000_000;
    }

    private static Person person(String identity, String id, @Nullable String name) {
        Person person = new Person();
        person.setIdentity(identity);
        person.setId(id);
        person.setName(name);
        person.setCreated(micros("2026-11-21T08:00:00Z"));
        return person;
    }
}

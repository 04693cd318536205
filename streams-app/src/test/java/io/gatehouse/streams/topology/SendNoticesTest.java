package io.gatehouse.streams.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.confluent.kafka.schemaregistry.client.MockSchemaRegistryClient;
import io.gatehouse.model.Ack;
import io.gatehouse.model.Alert;
import io.gatehouse.model.Notification;
import io.gatehouse.schemas.Topics;
import io.gatehouse.schemas.serde.AvroSerdes;
import io.gatehouse.streams.detect.notify.HostLabels;
import io.gatehouse.streams.detect.notify.Occasion;
import io.gatehouse.streams.detect.notify.Route;
import io.gatehouse.streams.detect.notify.Routes;
import io.gatehouse.streams.detect.notify.Scope;
import io.gatehouse.streams.detect.sigma.SigmaRules;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SendNoticesTest {
    private static final Instant BEGIN = Instant.parse("2026-11-21T08:00:00Z");
    private static final long ARRIVAL = BEGIN.getEpochSecond() * 1_000_000;

    @TempDir
    Path state;

    private final LinesOf auth = new LinesOf("auth", "/var/log/auth.log");
    private ReplayedTopology topology;

    @BeforeEach
    void start() {
        topology = new ReplayedTopology(state, BEGIN);
    }

    @AfterEach
    void stop() {
        topology.close();
    }

    private void login(String time, String user) {
        topology.send(
                auth.next(time + " vm sshd[100]: Accepted publickey for " + user + " from 192.0.2.1 port 4000 ssh2"),
                ARRIVAL);
    }

    private List<Notification> told() {
        return topology.read(topology.topics.notifications());
    }

    @Test
    void tellsOnceThatAnIncidentOpensAndOnceThatItCloses() {
        login("2026-11-21T08:00:00Z", "alice");
        assertThat(told()).singleElement().satisfies(message -> {
            assertThat(message.getRoute()).isEqualTo("default");
            assertThat(message.getCause()).isEqualTo("open");
            assertThat(message.getTitle()).startsWith("[HIGH] ").contains("alice");
            assertThat(message.getText()).contains("Accepted publickey for alice");
        });
        login("2026-11-21T08:00:01Z", "alice");
        topology.advance(Duration.ofMinutes(30));
        assertThat(told()).isEmpty();
        topology.advance(Duration.ofHours(2));
        assertThat(told()).extracting(Notification::getCause).containsExactly("close");
    }

    @Test
    void writesEveryMessageUnderTheNameOfItsRoute() {
        login("2026-11-21T08:00:00Z", "alice");
        String key = topology.hex(topology.topics.notifications()).get(0).split(" ")[0];
        assertThat(HexFormat.of().parseHex(key)).isEqualTo("default".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void tellsAProgramThatWhatSomebodyHasTakenNoteOfIsOver() {
        Set<Occasion> ends = Set.of(Occasion.OPEN, Occasion.CLOSE, Occasion.CLOSE_ACKNOWLEDGED);
        topology.tell(new Routes(
                List.of(
                        new Route(
                                "people",
                                Scope.from(1),
                                Route.DEFAULT_ON,
                                Route.DEFAULT_EVERY,
                                null,
                                Route.DEFAULT_RATE),
                        new Route("pager", Scope.from(1), ends, Route.DEFAULT_EVERY, null, Route.DEFAULT_RATE)),
                new HostLabels(List.of()),
                List.of()));
        login("2026-11-21T08:00:00Z", "alice");
        List<Notification> opened = told();
        assertThat(opened).extracting(Notification::getRoute).containsExactlyInAnyOrder("people", "pager");
        acknowledge(Objects.requireNonNull(opened.get(0).getAlert()));
        topology.advance(Duration.ofHours(3));
        assertThat(told()).singleElement().satisfies(message -> {
            assertThat(message.getRoute()).isEqualTo("pager");
            assertThat(message.getCause()).isEqualTo("close");
        });
    }

    private void acknowledge(Alert alert) {
        Ack ack = new Ack();
        ack.setAlertId(alert.getEvent().getId());
        ack.setKey(alert.getGatehouse().getAlert().getKey());
        ack.setBy("carol");
        ack.setCreated(ARRIVAL);
        topology.sendBytes(topology.topics.acks(), topology.bytes(topology.topics.acks(), ack));
    }

    @Test
    void saysWhetherWhoCameIsStillInAndWhatWasTyped() {
        topology.close();
        topology = ReplayedTopology.withAllRules(state, BEGIN);
        login("2026-11-21T08:00:00Z", "alice");
        assertThat(told().get(0).getTitle()).endsWith("alice from 192.0.2.1 on vm (still in)");
        LinesOf hook = new LinesOf("command", "/var/log/commands.log");
        String shell = " vm bashaudit: v=1 ev=cmd ses=7 auid=1201 uid=1201 user=alice tty=pts/1 pid=50 ppid=1"
                + " ssh=192.0.2.1,4000,192.0.2.9,22 t=- hid=0 seq=";
        for (String command : List.of("1 cmd=id", "2 cmd=cat /etc/shadow", "3 cmd=history -c; exit")) {
            topology.send(hook.next("2026-11-21T08:00:05Z" + shell + command), ARRIVAL);
        }
        Notification message = told().get(0);
        assertThat(message.getTitle()).endsWith(" (still in)");
        assertThat(message.getText())
                .contains(
                        " of alice on vm from 192.0.2.1, still open at 2026-11-21T08:00:00Z\n",
                        "  2026-11-21T08:00:05Z  alice  cat /etc/shadow\n");
        assertThat(message.getSessions().get(0).getLastCommands()).hasSize(3);
    }

    @Test
    void holdsBackWhatIsBeyondTheRate() {
        for (int user = 0; user < 44; user++) {
            login("2026-11-21T08:00:00Z", "user" + user);
        }
        assertThat(told()).hasSize(30);
        topology.advance(Duration.ofMinutes(59));
        assertThat(told()).isEmpty();
        topology.advance(Duration.ofMinutes(1));
        assertThat(told())
                .first()
                .satisfies(message ->
                        assertThat(message.getTitle()).matches("[0-9]+ held back, no more than 30 in 1 h: .*"));
    }

    @Test
    void tellsOfThePastInOneMessage() {
        login("2026-11-21T05:00:00Z", "alice");
        login("2026-11-21T05:00:00Z", "bob");
        assertThat(told()).isEmpty();
        topology.advance(Duration.ofMinutes(2));
        assertThat(told())
                .singleElement()
                .satisfies(
                        message -> assertThat(message.getTitle()).startsWith("Found while catching up: 2 incidents"));
        topology.advance(Duration.ofHours(3));
        assertThat(told()).isEmpty();
    }

    @Test
    void keepsWhatIsNoNoticeAmongTheDeadLettersAndGoesOn() {
        topology.sendBytes(topology.topics.notices(), new byte[] {1, 2, 3});
        topology.sendBytes(topology.topics.notices(), null);
        assertThat(topology.readDeadLetters()).hasSize(2);
        login("2026-11-21T08:00:00Z", "alice");
        assertThat(told()).hasSize(1);
    }

    @Test
    void cannotTellAnybodyAnythingWithoutRoutes() {
        Topics topics = new Topics(Topics.DEFAULT_PREFIX, 1, (short) 1);
        AvroSerdes serdes = new AvroSerdes(new MockSchemaRegistryClient(), true);
        String described = new GatehouseTopology(
                        topics, serdes, StateStores.passing(), SigmaRules.shippedFile("login-not-allowlisted.yml"))
                .build()
                .describe()
                .toString();
        assertThat(described)
                .contains(topics.alerts().name())
                .doesNotContain(topics.notices().name(), topics.notifications().name());
    }
}

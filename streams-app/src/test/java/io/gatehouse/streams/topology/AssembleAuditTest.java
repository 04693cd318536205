package io.gatehouse.streams.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.model.Event;
import io.gatehouse.model.Rejected;
import io.gatehouse.schemas.Ids;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AssembleAuditTest {
    private static final Instant BEGIN = Instant.parse("2026-11-21T08:34:38Z");
    private static final long ARRIVAL = BEGIN.getEpochSecond() * 1_000_000;
    private static final int MAX_RECORD = 2 * 1024 * 1024;
    private static final String CALL =
            "arch=c000003e syscall=257 success=yes exit=0 a0=ffffff9c items=1 pid=8 auid=1201 uid=0 ses=3 exe=\"/bin/cat\"";
    private static final String FILE = "item=0 name=\"/etc/shadow\" nametype=NORMAL";

    @TempDir
    Path state;

    private final LinesOf audit = new LinesOf("audit", "/var/log/audit/audit.log");
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

    private static String record(String type, String pairs) {
        return "type=" + type + " msg=audit(1795250078.310:5): " + pairs;
    }

    private void write(String... records) {
        Arrays.stream(records).forEach(record -> topology.send(audit.next(record), ARRIVAL));
    }

    /** Says in auth.log, as any user can, what the kernel would say. */
    private void forge(String type, String pairs) {
        String head = "2026-11-21T08:34:38Z vm kernel: audit: type=" + type + " audit(1795250078.310:5): ";
        topology.send(auth.next(head + pairs), ARRIVAL);
    }

    private List<Event> events() {
        return topology.read(topology.topics.events());
    }

    @Test
    void namesAnEventByWhatTheKernelNumberedItBy() {
        write(
                record("SYSCALL", CALL),
                record("PATH", FILE),
                record("CWD", "cwd=\"/\""),
                record("PROCTITLE", "proctitle=\"x\""));
        assertThat(events()).singleElement().satisfies(event -> {
            assertThat(event.getEvent().getId()).isEqualTo(Ids.audit("machine-1", "", 1_795_250_078_310_000L, 5));
            assertThat(event.getGatehouse().getRevision()).isEqualTo(4);
        });
    }

    @Test
    void doesNotLetALineOfSyslogIntoAnEventOfTheKernel() {
        write(record("SYSCALL", CALL));
        forge("1302", "item=0 name=\"/forged\" nametype=NORMAL");
        forge("1307", "cwd=\"/forged\"");
        forge("1320", "");
        write(record("PATH", FILE), record("CWD", "cwd=\"/\""), record("PROCTITLE", "proctitle=\"x\""));
        List<Event> events = events();
        assertThat(events).extracting(event -> event.getFile().getPath()).containsExactly("/forged", "/etc/shadow");
        assertThat(events.get(0).getEvent().getId())
                .isNotEqualTo(events.get(1).getEvent().getId());
        assertThat(events.get(1).getEvent().getOriginal()).doesNotContain("forged");
    }

    @Test
    void publishesWhatIsOpenWhenTheHostFallsSilentAndCompletesItLater() {
        write(record("SYSCALL", CALL));
        topology.advance(Duration.ofSeconds(2));
        assertThat(events()).isEmpty();
        topology.advance(Duration.ofSeconds(2));
        topology.advance(Duration.ofHours(1));
        Event early = events().get(0);
        assertThat(early.getGatehouse().getAudit().getIncomplete()).isTrue();
        write(record("PATH", FILE), record("EOE", ""));
        assertThat(events()).singleElement().satisfies(event -> {
            assertThat(event.getEvent().getId()).isEqualTo(early.getEvent().getId());
            assertThat(event.getGatehouse().getAudit().getIncomplete()).isNull();
            assertThat(event.getGatehouse().getRevision())
                    .isGreaterThan(early.getGatehouse().getRevision());
        });
    }

    @Test
    void keepsAndCountsWhatComesTooLate() {
        write(
                record("SYSCALL", CALL),
                record("PATH", FILE),
                record("PATH", FILE),
                record("EOE", ""),
                record("CWD", "cwd=\"/\""));
        assertThat(topology.read(topology.topics.unparsed()))
                .extracting(Rejected::getReason)
                .containsExactly("repeated", "late");
        assertThat(topology.metric("audit-records-late-total", "0_0")
                        + topology.metric("audit-records-late-total", "1_0"))
                .isEqualTo(1);
        assertThat(events()).hasSize(1);
    }

    @Test
    void keepsAnEventOfManyLongLinesBelowWhatABrokerTakes() {
        for (int i = 0; i < 5; i++) {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            line.writeBytes(record("PATH", "item=" + i + " name=\"/").getBytes(StandardCharsets.UTF_8));
            byte[] noText = new byte[60_000];
            Arrays.fill(noText, (byte) 0xA7);
            line.writeBytes(noText);
            line.write('"');
            topology.send(audit.next(line.toByteArray()), ARRIVAL);
        }
        assertThat(topology.sizes(topology.topics.events())).hasSize(1).allMatch(size -> size < MAX_RECORD);
    }
}

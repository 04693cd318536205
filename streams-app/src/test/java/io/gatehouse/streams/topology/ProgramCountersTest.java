package io.gatehouse.streams.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramCountersTest {
    private static final Instant BEGIN = Instant.parse("2026-11-21T08:00:00Z");
    private static final long ARRIVAL = BEGIN.getEpochSecond() * 1_000_000;

    @TempDir
    Path state;

    private final LinesOf auth = new LinesOf("auth", "/var/log/auth.log");
    private final LinesOf audit = new LinesOf("audit", "/var/log/audit/audit.log");
    private ReplayedTopology topology;

    @BeforeEach
    void start() {
        topology = new ReplayedTopology(state, BEGIN);
    }

    @AfterEach
    void stop() {
        topology.close();
    }

    private void auth(String message) {
        topology.send(auth.next("2026-11-21T08:00:00Z vm " + message), ARRIVAL);
    }

    @Test
    void countWhatBecameOfTheLinesOfEachProgram() {
        auth("sshd[1]: Accepted publickey for alice from 192.0.2.1 port 4000 ssh2");
        auth("sshd[1]: Failed password for bob from 192.0.2.1 port 4000 ssh2");
        auth("sshd[1]: Received SIGHUP; restarting.");
        auth("sshd[1]: no such form");
        auth("sudo: no such form");
        assertThat(topology.metric("lines-parsed-total", "sshd")).isEqualTo(2);
        assertThat(topology.metric("lines-ignored-total", "sshd")).isEqualTo(1);
        assertThat(topology.metric("lines-unparsed-total", "sshd")).isEqualTo(1);
        assertThat(topology.metric("lines-unparsed-total", "sudo")).isEqualTo(1);
        assertThat(topology.metric("lines-parsed-total", "sudo")).isZero();
    }

    @Test
    void countProgramsThatNoParserKnowsAsOne() {
        auth("made-up-by-somebody[1]: x");
        auth("another: x");
        topology.send(auth.next("neither time nor program"), ARRIVAL);
        assertThat(topology.metric("lines-unparsed-total", ProgramCounters.OTHER))
                .isEqualTo(3);
        assertThat(topology.metric("lines-unparsed-total", "another")).isZero();
    }

    @Test
    void countTheOtherInputsByWhatTheyAre() {
        topology.send(audit.next("type=LOGIN msg=audit(1795250038.072:3): pid=2 uid=0 auid=700 ses=1 res=1"), ARRIVAL);
        assertThat(topology.metric("lines-parsed-total", "auditd")).isEqualTo(1);
    }

    @Test
    void countWhyALineIsIgnored() {
        auth("sshd[1]: Received SIGHUP; restarting.");
        auth("sshd[1]: Received signal 15; terminating.");
        topology.send(auth.next(""), ARRIVAL);
        assertThat(topology.metric("ignored-total", "empty")).isEqualTo(1);
        assertThat(topology.metric("lines-ignored-total", "sshd")).isEqualTo(2);
    }
}

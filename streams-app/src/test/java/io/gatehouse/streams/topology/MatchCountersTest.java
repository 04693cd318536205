package io.gatehouse.streams.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MatchCountersTest {
    private static final Instant BEGIN = Instant.parse("2026-11-21T08:00:00Z");

    @TempDir
    Path state;

    @Test
    void countWhatEachRuleLookedAtAndSelected() {
        LinesOf auth = new LinesOf("auth", "/var/log/auth.log");
        try (ReplayedTopology topology = new ReplayedTopology(state, BEGIN)) {
            for (String user : new String[] {"alice", "bob"}) {
                topology.send(
                        auth.next("2026-11-21T08:00:00Z vm sshd[1]: Accepted publickey for " + user
                                + " from 192.0.2.1 port 4000 ssh2"),
                        BEGIN.getEpochSecond() * 1_000_000);
            }
            topology.send(
                    auth.next("2026-11-21T08:00:00Z vm sshd[1]: Failed password for bob from 192.0.2.1 port 4000 ssh2"),
                    BEGIN.getEpochSecond() * 1_000_000);
            assertThat(topology.metric("matched-total", "login-not-allowlisted"))
                    .isEqualTo(2);
            assertThat(topology.metric("evaluated-total", "login-not-allowlisted"))
                    .isEqualTo(2);
        }
    }
}

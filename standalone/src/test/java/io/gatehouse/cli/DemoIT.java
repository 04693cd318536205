package io.gatehouse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The demo as a newcomer runs it: a real broker, the real topology, the recording of a real host. */
final class DemoIT {
    @Test
    void tellsWhoCameInWhatWasTypedAndWhatWasNotAllowed() throws Exception {
        Run run = Run.of("demo");
        assertThat(run.status()).isZero();
        assertThat(run.out().lines().filter(line -> line.contains("  ALERT   HIGH Login not on the allowlist")))
                .satisfiesExactly(
                        alert -> assertThat(alert).contains("root from 127.0.0.3 on vm, 2 times"),
                        alert -> assertThat(alert).contains("alice from 127.0.0.3 on vm"));
        assertThat(run.out().lines().filter(line -> line.contains("NOT ALLOWED")))
                .hasSize(3)
                .allSatisfy(login -> assertThat(login).contains("from 127.0.0.3"));
        assertThat(run.out())
                .contains("ALERT   CRITICAL Unexpected login that stays: root from 127.0.0.3 on vm")
                .contains("IN      bob from 127.0.0.2 on vm  password  allowed")
                .contains("bob              $ cat /etc/shadow  exit 1")
                .containsSubsequence("$ useradd -m -s /bin/bash eve1", "$ groupadd auditors1", "$ userdel -r eve1")
                .contains("9 sessions | 39 typed commands", ": 0 wrong", "lines lost: 0", "unparsed: 0")
                .containsPattern("Mail to \\[ops@example.net] .*: Found while catching up: 8 incidents")
                .contains("9 logins in \"login monitor\", the first {user_login=")
                .contains("./gatehouse demo --elasticsearch");
    }
}

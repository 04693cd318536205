package io.gatehouse.streams.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Lines of which the journal says that somebody else wrote them. */
class ForgedLinesTest {
    private static final long SECOND = 1_000_000;
    private static final long START = 1_795_248_000L * SECOND; // 2026-11-21T08:00:00Z
    private static final String ACCEPTED =
            "Accepted publickey for alice from 192.0.2.1 port 4000 ssh2: ED25519 SHA256:abc";
    private static final String SUDO = "alice : TTY=pts/1 ; PWD=/ ; USER=root ; COMMAND=/bin/id";

    private final Host host = new Host();
    private long now = START;

    private ForgedLinesTest journal(String program, long pid, long uid, String executable, String message) {
        now += SECOND;
        host.line("auth", """
                {"__REALTIME_TIMESTAMP":"%d","_HOSTNAME":"vm","_TRANSPORT":"syslog","SYSLOG_IDENTIFIER":"%s",\
                "_PID":"%d","_UID":"%d","_EXE":"%s","MESSAGE":"%s"}""".formatted(now, program, pid, uid, executable, message), now);
        return this;
    }

    private ForgedLinesTest sshd(String message) {
        return journal("sshd", 100, 0, "/usr/sbin/sshd", message);
    }

    private ForgedLinesTest forged(String program, String message) {
        return journal(program, 100, 1201, "/usr/bin/logger", message);
    }

    @Test
    void openNoSession() {
        forged("sshd", ACCEPTED)
                .forged("sshd", "pam_unix(sshd:session): session opened for user root(uid=0) by (uid=0)");
        assertThat(host.sessions).isEmpty();
        assertThat(host.events)
                .hasSize(2)
                .allSatisfy(event -> assertThat(event.getGatehouse().getSuspect())
                        .isEqualTo("written by /usr/bin/logger of uid 1201, not by sshd"));
        sshd(ACCEPTED);
        assertThat(host.sessions).hasSize(1);
    }

    @Test
    void closeNoSession() {
        sshd(ACCEPTED)
                .forged("sshd", "Disconnected from user alice 192.0.2.1 port 4000")
                .forged("sshd", "pam_unix(sshd:session): session closed for user alice");
        assertThat(host.session("192.0.2.1", 4000).getGatehouse().getSession().getStatus())
                .isEqualTo("open");
    }

    @Test
    void takeNoSessionOver() {
        sshd(ACCEPTED).forged("sshd", "Accepted password for bob from 192.0.2.1 port 4000 ssh2");
        assertThat(host.sessions).hasSize(1);
        assertThat(host.session("192.0.2.1", 4000).getUser().getName()).isEqualTo("alice");
    }

    @Test
    void areNoCommandOfASession() {
        sshd(ACCEPTED).forged("sudo", SUDO);
        assertThat(host.commands).isEmpty();
        journal("sudo", 200, 1201, "/usr/bin/sudo", SUDO);
        assertThat(host.commands).hasSize(1);
    }
}

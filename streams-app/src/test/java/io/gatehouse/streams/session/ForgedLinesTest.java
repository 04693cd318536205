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
        host.auth("08:01:00", "sshd[3]: Invalid user x from 192.0.2.1 port 9");
        assertThat(host.commands).hasSize(1);
    }

    @Test
    void moveNoSudoLineIntoTheSessionOfWhoClaimsItsTerminal() {
        login(100, 4000, "alice", 1201);
        login(101, 5000, "mallory", 1203);
        host.auth("08:00:01", "sshd[110]: Starting session: shell on pts/1 for alice from 192.0.2.1 port 4000 id 0")
                .hook(
                        "08:00:02",
                        "ev=open ses=8 auid=1203 uid=1203 user=mallory tty=pts/2 pid=60 ppid=1 ssh=192.0.2.1,5000,192.0.2.9,22")
                .hook(
                        "08:00:03",
                        "ev=cmd ses=8 auid=1203 uid=1201 user=alice tty=pts/1 pid=110 ppid=1 ssh=- seq=1 cmd=id")
                .auth("08:00:04", "sudo: alice : TTY=pts/1 ; PWD=/ ; USER=root ; COMMAND=/bin/ls")
                .hook("08:00:30", "ev=end ses=99 pid=9 seq=9 rc=0")
                .auth("08:00:30", "sshd[3]: Invalid user x from 192.0.2.1 port 9");
        assertThat(host.command("/bin/ls").getGatehouse().getSession().getId())
                .isEqualTo(host.session("192.0.2.1", 4000).getEvent().getId());
        assertThat(host.command("id").getGatehouse().getSuspect()).contains("shell in a session of alice");
    }

    @Test
    void leaveASudoLineAmbiguousOnATerminalThatTwoClaim() {
        login(100, 4000, "alice", 1201);
        login(101, 5000, "mallory", 1203);
        host.auth("08:00:01", "sshd[110]: Starting session: shell on pts/1 for alice from 192.0.2.1 port 4000 id 0")
                .hook(
                        "08:00:03",
                        "ev=cmd ses=8 auid=1203 uid=1201 user=alice tty=pts/1 pid=60 ppid=101 ssh=- seq=1 cmd=id")
                .auth("08:00:04", "sudo: alice : TTY=pts/1 ; PWD=/ ; USER=root ; COMMAND=/bin/ls")
                .hook("08:00:30", "ev=end ses=99 pid=9 seq=9 rc=0")
                .auth("08:00:30", "sshd[3]: Invalid user x from 192.0.2.1 port 9");
        assertThat(host.command("/bin/ls").getGatehouse().getSession().getJoin())
                .isEqualTo("ambiguous");
    }

    private void login(int pid, int port, String user, int uid) {
        host.auth(
                        "08:00:00",
                        "sshd[" + pid + "]: Accepted publickey for " + user + " from 192.0.2.1 port " + port + " ssh2")
                .auth(
                        "08:00:00",
                        "sshd[" + pid + "]: pam_unix(sshd:session): session opened for user " + user + "(uid=" + uid
                                + ") by (uid=0)");
    }
}

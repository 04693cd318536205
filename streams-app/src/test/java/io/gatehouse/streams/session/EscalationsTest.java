package io.gatehouse.streams.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.model.SessionBlock;
import java.util.HashSet;
import org.junit.jupiter.api.Test;

/** Root in the session of somebody else, and whether something told how it was reached. */
class EscalationsTest {
    private final Host host = new Host();

    EscalationsTest() {
        host.auth("08:00:00", "sshd[100]: Accepted publickey for alice from 192.0.2.1 port 4000 ssh2")
                .audit("08:00:00", "type=LOGIN msg=AT: pid=100 uid=0 old-auid=4294967295 auid=1201 ses=7 res=1");
    }

    private SessionBlock session() {
        return host.session("192.0.2.1", 4000).getGatehouse().getSession();
    }

    private void ran(String time, int uid, int euid, String tty, String path) {
        host.audit(
                time,
                "type=SYSCALL msg=AT: arch=c000003e syscall=59 success=yes exit=0 ppid=200 pid=300 auid=1201 uid=" + uid
                        + " gid=0 euid=" + euid + " tty=" + tty + " ses=7 comm=\"x\" exe=\"" + path
                        + "\" key=\"exec\"");
    }

    /** Every file is read beyond the time at which it is decided. */
    private void later() {
        host.auth("08:01:00", "sshd[3]: Invalid user x from 192.0.2.1 port 9");
        host.audit("08:01:00", "type=USER_LOGIN msg=AT: pid=9 uid=0 auid=4294967295 ses=4294967295 res=failed");
    }

    @Test
    void flagsRootThatNothingExplains() {
        ran("08:00:10", 0, 0, "pts1", "/usr/bin/id");
        assertThat(session().getFlags()).as("not before every file was read").isEmpty();
        later();
        assertThat(session().getFlags()).containsExactly("unexplained-root");
    }

    @Test
    void takesSudoThatTheAuditSawForAnExplanation() {
        ran("08:00:09", 1201, 0, "pts1", "/usr/bin/sudo");
        ran("08:00:10", 0, 0, "pts1", "/usr/bin/id");
        later();
        assertThat(session().getFlags()).isEmpty();
    }

    @Test
    void takesALineOfSudoThatComesLaterForAnExplanation() {
        ran("08:00:10", 0, 0, "pts1", "/usr/bin/id");
        host.auth("08:00:09", "sudo:    alice : TTY=pts/1 ; PWD=/home/alice ; USER=root ; COMMAND=/usr/bin/id");
        later();
        assertThat(session().getFlags()).isEmpty();
    }

    @Test
    void doesNotTakeASudoAfterwardsForAnExplanation() {
        ran("08:00:10", 0, 0, "pts1", "/usr/bin/id");
        ran("08:00:20", 1201, 0, "pts1", "/usr/bin/sudo");
        later();
        assertThat(session().getFlags()).containsExactly("unexplained-root");
    }

    @Test
    void leavesProgramsWithTheSetuidBitAndThoseWithoutATerminalAlone() {
        ran("08:00:10", 1201, 0, "pts1", "/usr/bin/passwd");
        ran("08:00:11", 0, 0, "(none)", "/usr/sbin/pam-session-script");
        later();
        assertThat(session().getFlags()).isEmpty();
    }

    @Test
    void decidesAfterARestartToo() {
        ran("08:00:10", 0, 0, "pts1", "/usr/bin/id");
        host.restart();
        later();
        assertThat(session().getFlags()).containsExactly("unexplained-root");
    }

    @Test
    void givesEveryEventOnceWhenItsSessionIsDecided() {
        ran("08:00:09", 1201, 0, "pts1", "/usr/bin/sudo");
        host.auth("08:00:09", "sudo:    alice : TTY=pts/1 ; PWD=/home/alice ; USER=root ; COMMAND=/usr/bin/id");
        int told = host.events.size();
        assertThat(host.settled).hasSize(told - 1);
        later();
        assertThat(host.settled).hasSize(host.events.size());
        assertThat(new HashSet<>(host.settled)).hasSameSizeAs(host.settled);
    }
}

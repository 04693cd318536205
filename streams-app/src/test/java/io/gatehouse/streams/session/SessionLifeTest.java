package io.gatehouse.streams.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.gatehouse.model.Session;
import org.junit.jupiter.api.Test;

class SessionLifeTest {
    private static final String KEY = " ssh2: ED25519 SHA256:abc";

    private final Host host = new Host();

    private static String accepted(int pid, String user, int port) {
        return "sshd[" + pid + "]: Accepted publickey for " + user + " from 192.0.2.1 port " + port + KEY;
    }

    private static String opened(int pid, String user, int uid) {
        return "sshd[" + pid + "]: pam_unix(sshd:session): session opened for user " + user + "(uid=" + uid
                + ") by (uid=0)";
    }

    @Test
    void opensOnAnAcceptedLoginAndIsCompletedByPam() {
        host.auth("08:00:00", accepted(100, "alice", 4000)).auth("08:00:00.1", opened(100, "alice", 1201));
        Session session = host.session("192.0.2.1", 4000);
        assertThat(host.sessions).hasSize(1);
        assertThat(session.getUser().getName()).isEqualTo("alice");
        assertThat(session.getUser().getId()).isEqualTo("1201");
        assertThat(session.getGatehouse().getLogin().getMethod()).isEqualTo("publickey");
        assertThat(session.getGatehouse().getSession().getStatus()).isEqualTo("open");
        assertThat(session.getGatehouse().getRevision()).isEqualTo(2);
    }

    @Test
    void isOneSessionWherePamSpeaksBeforeTheAcceptedLogin() {
        host.auth("08:00:00", opened(100, "alice", 1201)).auth("08:00:00.1", accepted(100, "alice", 4000));
        assertThat(host.sessions).hasSize(1);
        Session session = host.session("192.0.2.1", 4000);
        assertThat(session.getUser().getId()).isEqualTo("1201");
        assertThat(session.getGatehouse().getLogin().getKeyFingerprint()).isEqualTo("SHA256:abc");
    }

    @Test
    void closesByAddressAlthoughThePidDiffers() {
        host.auth("08:00:00", accepted(100, "alice", 4000))
                .auth("08:05:00", "sshd[123]: Disconnected from user alice 192.0.2.1 port 4000");
        Session session = host.session("192.0.2.1", 4000);
        assertThat(session.getGatehouse().getSession().getStatus()).isEqualTo("closed");
        assertThat(session.getEvent().getDuration()).isEqualTo(300_000_000_000L);
    }

    @Test
    void closesByPamAndTellsTheEndOnce() {
        host.auth("08:00:00", accepted(100, "alice", 4000))
                .auth("08:05:00", "sshd[100]: pam_unix(sshd:session): session closed for user alice")
                .auth("08:05:01", "sshd[123]: Disconnected from user alice 192.0.2.1 port 4000");
        assertThat(host.session("192.0.2.1", 4000).getEvent().getDuration()).isEqualTo(300_000_000_000L);
    }

    @Test
    void beginsAnotherSessionWhenThePidIsUsedAgain() {
        host.auth("08:00:00", accepted(100, "alice", 4000)).auth("09:00:00", accepted(100, "bob", 5000));
        assertThat(host.sessions).hasSize(2);
        assertThat(host.session("192.0.2.1", 4000).getGatehouse().getSession().getEndReason())
                .isEqualTo("replaced");
        assertThat(host.session("192.0.2.1", 5000).getGatehouse().getSession().getStatus())
                .isEqualTo("open");
    }

    @Test
    void beginsAnotherSessionWhenTheConnectionIsUsedAgain() {
        host.auth("08:00:00", accepted(100, "alice", 4000)).auth("09:00:00", accepted(200, "alice", 4000));
        assertThat(host.sessions.values())
                .extracting(session -> session.getGatehouse().getSession().getStatus())
                .containsExactly("closed", "open");
    }

    @Test
    void takesALoginSaidTwiceForOne() {
        host.auth("08:00:00.1", accepted(100, "alice", 4000)).auth("08:00:00.1", accepted(100, "alice", 4000));
        assertThat(host.sessions).hasSize(1);
        assertThat(host.session("192.0.2.1", 4000).getGatehouse().getSession().getStatus())
                .isEqualTo("open");
    }

    @Test
    void leavesASessionAloneWhenAnotherLoginClaimsItsPidInTheSameSecond() {
        host.auth("08:00:00.1", accepted(100, "alice", 4000)).auth("08:00:00.2", accepted(100, "mallory", 5000));
        assertThat(host.sessions).hasSize(1);
        Session session = host.session("192.0.2.1", 4000);
        assertThat(session.getUser().getName()).isEqualTo("alice");
        assertThat(session.getGatehouse().getSession().getStatus()).isEqualTo("open");
        assertThat(host.events.get(1).getGatehouse().getSession()).isNull();
    }

    @Test
    void doesNotLetALateLineOfAnEarlierLoginEndALaterOne() {
        host.auth("09:00:00", accepted(100, "bob", 5000))
                .auth("08:00:00", accepted(100, "alice", 4000))
                .auth("08:30:00", "sshd[100]: pam_unix(sshd:session): session closed for user alice");
        assertThat(host.session("192.0.2.1", 5000).getGatehouse().getSession().getStatus())
                .isEqualTo("open");
        assertThat(host.session("192.0.2.1", 4000).getGatehouse().getSession().getStatus())
                .isEqualTo("closed");
    }

    @Test
    void keepsLoginsApartWhoseLinesNameNoPid() {
        host.auth("08:00:00", "sshd: Accepted publickey for alice from 192.0.2.1 port 4000" + KEY)
                .auth("08:00:00", "sshd: pam_unix(sshd:session): session opened for user alice(uid=1201) by (uid=0)")
                .auth("08:00:00", "sshd: Accepted publickey for bob from 192.0.2.1 port 5000" + KEY)
                .auth("08:00:00", "sshd: pam_unix(sshd:session): session opened for user bob(uid=1202) by (uid=0)")
                .auth("08:01:00", "sshd: Disconnected from user alice 192.0.2.1 port 4000");
        assertThat(host.sessions.values())
                .extracting(
                        session -> session.getUser().getName(),
                        session -> session.getUser().getId(),
                        session -> session.getGatehouse().getSession().getStatus())
                .containsExactlyInAnyOrder(tuple("alice", "1201", "closed"), tuple("bob", "1202", "open"));
    }

    @Test
    void opensAConsoleLoginByPamAlone() {
        host.auth("08:00:00", "login[77]: pam_unix(login:session): session opened for user root(uid=0) by LOGIN(uid=0)")
                .auth("08:10:00", "login[77]: pam_unix(login:session): session closed for user root");
        assertThat(host.sessions.values()).singleElement().satisfies(session -> {
            assertThat(session.getUser().getName()).isEqualTo("root");
            assertThat(session.getGatehouse().getLogin().getService()).isEqualTo("login");
            assertThat(session.getGatehouse().getSession().getStatus()).isEqualTo("closed");
        });
    }

    @Test
    void opensNoSessionForWhatSuSudoAndCronOpen() {
        host.auth("08:00:00", "su[5]: pam_unix(su:session): session opened for user bob(uid=1202) by alice(uid=1201)")
                .auth("08:00:01", "sudo: pam_unix(sudo:session): session opened for user root(uid=0) by (uid=1201)")
                .auth("08:00:02", "CRON[9]: pam_unix(cron:session): session opened for user root(uid=0) by (uid=0)");
        assertThat(host.sessions).isEmpty();
    }

    @Test
    void learnsTheNumberThatLogindGave() {
        host.auth("08:00:00", accepted(100, "alice", 4000))
                .auth("08:00:00.3", "systemd-logind[8]: New session 12 of user alice.");
        assertThat(host.session("192.0.2.1", 4000).getGatehouse().getSession().getLogindId())
                .isEqualTo("12");
        assertThat(host.events.get(1).getGatehouse().getSession().getLogindId()).isEqualTo("12");
    }

    @Test
    void leavesTheNumberOfLogindOutWhereTwoLoginsCouldHaveIt() {
        host.auth("08:00:00", accepted(100, "alice", 4000))
                .auth("08:00:00.1", accepted(101, "alice", 5000))
                .auth("08:00:00.3", "systemd-logind[8]: New session 12 of user alice.");
        assertThat(host.sessions.values())
                .allMatch(session -> session.getGatehouse().getSession().getLogindId() == null);
    }

    @Test
    void doesNotEndASessionForAConnectionThatWasNeverLetIn() {
        host.auth("08:00:00", accepted(100, "alice", 4000))
                .auth(
                        "08:01:00",
                        "sshd[300]: Connection closed by authenticating user bob 192.0.2.1 port 4000 [preauth]");
        assertThat(host.session("192.0.2.1", 4000).getGatehouse().getSession().getStatus())
                .isEqualTo("open");
        assertThat(host.events.get(1).getGatehouse().getSession()).isNull();
    }

    @Test
    void goesOnWhenPamNamesNoUser() {
        host.auth("08:00:00", accepted(100, "alice", 4000))
                .auth("08:00:00.1", "sshd[100]: pam_unix(sshd:session): session opened for user (uid=1201) by (uid=0)")
                .auth("08:00:00.2", opened(100, "alice", 1201));
        assertThat(host.session("192.0.2.1", 4000).getUser().getId()).isEqualTo("1201");
    }

    @Test
    void givesASessionIdThatTheKernelUsesAgainAfterABootToTheNewLogin() {
        String login = "type=LOGIN msg=AT: pid=%d uid=0 subj=unconfined old-auid=4294967295 auid=1201 tty=(none)"
                + " old-ses=4294967295 ses=3 res=1";
        host.auth("08:00:00", accepted(100, "alice", 4000))
                .audit("08:00:00.1", login.formatted(100))
                .auth("09:00:00", accepted(200, "alice", 5000))
                .audit("09:00:00.1", login.formatted(200))
                .hook(
                        "09:00:01",
                        "ev=cmd ses=3 auid=1201 uid=1201 user=alice tty=pts/0 pid=7 ppid=6 ssh=- seq=1 cmd=id");
        assertThat(host.session("192.0.2.1", 4000).getGatehouse().getSession().getEndReason())
                .isEqualTo("replaced");
        assertThat(host.command("id").getGatehouse().getSession().getId())
                .isEqualTo(host.session("192.0.2.1", 5000).getEvent().getId());
    }

    @Test
    void forgetsClosedSessionsAfterTheRetention() {
        for (int i = 0; i < 100; i++) {
            host.auth("08:00:%02d".formatted(i % 60), accepted(1000 + i, "alice", 4000 + i))
                    .auth("08:01:00", "sshd[9]: Disconnected from user alice 192.0.2.1 port " + (4000 + i));
        }
        assertThat(host.stored()).isEqualTo(100);
        host.auth("08:11:01", accepted(1, "bob", 1));
        assertThat(host.stored()).isEqualTo(1);
    }
}

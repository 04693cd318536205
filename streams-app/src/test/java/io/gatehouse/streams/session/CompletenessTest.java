package io.gatehouse.streams.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.model.SessionBlock;
import org.junit.jupiter.api.Test;

/** What a session says of what is missing in it, and which sessions are told at all. */
class CompletenessTest {
    private static final String SHELL = " ses=7 auid=1201 uid=1201 user=alice tty=pts/1 pid=50 ppid=1";
    private static final String FROM = " ssh=192.0.2.1,4000,192.0.2.9,22";

    private final Host host = new Host();

    private SessionBlock session() {
        return host.session("192.0.2.1", 4000).getGatehouse().getSession();
    }

    private Host login() {
        return host.auth("08:00:00", "sshd[100]: Accepted publickey for alice from 192.0.2.1 port 4000 ssh2")
                .auth(
                        "08:00:00",
                        "sshd[100]: pam_unix(sshd:session): session opened for user alice(uid=1201) by (uid=0)");
    }

    private Host typed(String time, int sequence, String line) {
        return host.hook(time, "ev=cmd" + SHELL + FROM + " seq=" + sequence + " t=- hid=0 cmd=" + line);
    }

    @Test
    void hasNothingToSayOfASessionThatIsComplete() {
        login();
        host.hook("08:00:01", "ev=open" + SHELL + FROM);
        typed("08:00:02", 1, "one");
        typed("08:00:03", 2, "two");
        assertThat(session().getFlags()).isEmpty();
        assertThat(session().getMissingCommands()).isNull();
    }

    @Test
    void countsTheNumbersThatTheHookLeftOut() {
        login();
        host.hook("08:00:01", "ev=open" + SHELL + FROM);
        typed("08:00:02", 2, "two");
        typed("08:00:03", 5, "five");
        host.tick("08:02:00");
        assertThat(session().getFlags()).containsExactly("hook-gap");
        assertThat(session().getMissingCommands()).isEqualTo(3);
    }

    @Test
    void missesNothingAnyMoreWhenTheLinesComeAfterAll() {
        login();
        host.hook("08:00:01", "ev=open" + SHELL + FROM);
        typed("08:00:03", 2, "two");
        typed("08:00:02", 1, "one");
        assertThat(session().getFlags()).isEmpty();
        assertThat(host.commands).hasSize(2);
    }

    @Test
    void countsACommandOnceThatTheLogHasTwice() {
        login();
        typed("08:00:02", 1, "one");
        typed("08:00:02", 1, "one");
        assertThat(host.commands).hasSize(1);
        assertThat(host.events.get(host.events.size() - 1).getGatehouse().getEchoOf())
                .isEqualTo("hook");
    }

    @Test
    void countsAnewWhereAShellReplacesItself() {
        login();
        typed("08:00:02", 1, "exec bash");
        host.hook("08:00:03", "ev=open" + SHELL + FROM);
        typed("08:00:04", 1, "after");
        assertThat(host.commands).hasSize(2);
        assertThat(session().getFlags()).isEmpty();
    }

    @Test
    void saysThatTheHistoryWasOff() {
        login();
        host.hook("08:00:02", "ev=cmd" + SHELL + FROM + " seq=1 hid=1 len=0 cmd=");
        assertThat(session().getFlags()).containsExactly("history-off");
    }

    @Test
    void attachesAProcessWithoutALoginToNone() {
        login();
        host.hook(
                "08:00:02",
                "ev=cmd ses=4294967295 auid=4294967295 uid=1203 user=mallory tty=pts/1 pid=9" + FROM + " seq=1 cmd=id");
        assertThat(host.command("id").getGatehouse().getSession().getJoin()).isEqualTo("none");
    }

    @Test
    void closesASessionOfWhichNothingIsHeardForADayAndOpensItAgainWhenItGoesOn() {
        login();
        typed("08:00:02", 1, "one");
        long day = 86_400_000_000L;
        host.line(
                "auth",
                "2026-11-22T10:00:00Z vm sshd[3]: Invalid user x from 192.0.2.1 port 9",
                Host.at("10:00:00") + day);
        host.line(
                "command",
                "2026-11-22T10:00:00Z vm bashaudit: v=1 ev=end ses=9 pid=9 seq=9 rc=0",
                Host.at("10:00:00") + day);
        assertThat(session().getEndReason()).isEqualTo("timeout");
        assertThat(session().getFlags()).containsExactly("end-unseen");
        host.line(
                "command",
                "2026-11-22T10:00:01Z vm bashaudit: v=1 ev=cmd" + SHELL + FROM + " seq=2 cmd=two",
                Host.at("10:00:01") + day);
        assertThat(session().getStatus()).isEqualTo("open");
        assertThat(session().getFlags()).isEmpty();
    }

    @Test
    void doesNotBelieveAnEndAfterWhichTheLoginStillTyped() {
        login();
        typed("08:00:02", 1, "one");
        host.auth("08:00:03", "sshd[9]: Disconnected from user alice 192.0.2.1 port 4000");
        assertThat(session().getStatus()).isEqualTo("closed");
        typed("08:00:30", 2, "two");
        assertThat(session().getStatus()).isEqualTo("open");
        assertThat(session().getFlags()).containsExactly("end-contradicted");
        host.auth("08:00:40", "sshd[101]: Disconnected from user alice 192.0.2.1 port 4000");
        assertThat(host.session("192.0.2.1", 4000).getEvent().getEnd()).isEqualTo(Host.at("08:00:40"));
    }

    @Test
    void tellsNoSessionsOfCronAndServices() {
        host.auth("08:00:00", "CRON[300]: pam_unix(cron:session): session opened for user alice(uid=1201) by (uid=0)")
                .auth("08:00:01", "CRON[300]: pam_unix(cron:session): session closed for user alice")
                .auth(
                        "08:00:02",
                        "systemd[301]: pam_unix(systemd-user:session): session opened for user alice(uid=1201) by (uid=0)");
        assertThat(host.sessions).isEmpty();
    }

    @Test
    void doesNotPutASudoLineOfAJobIntoTheLoginOfItsAccount() {
        login();
        host.auth("08:00:10", "CRON[300]: pam_unix(cron:session): session opened for user alice(uid=1201) by (uid=0)")
                .auth("08:00:11", "sudo:    alice : PWD=/ ; USER=root ; COMMAND=/bin/backup")
                .auth("08:00:30", "sshd[3]: Invalid user x from 192.0.2.1 port 9");
        assertThat(host.command("/bin/backup").getGatehouse().getSession().getJoin())
                .isEqualTo("ambiguous");
    }

    @Test
    void tellsNoFurtherSessionsOfAMonitoringCheck() {
        for (int minute = 10; minute < 14; minute++) {
            check(minute, "/usr/lib/nagios/plugins/check_disk -w 10");
        }
        assertThat(host.sessions.values())
                .extracting(session -> session.getSource().getPort())
                .containsExactly(5010);
        check(14, "/usr/lib/nagios/plugins/check_disk; id");
        assertThat(host.sessions).hasSize(2);
    }

    private void check(int minute, String command) {
        String time = "08:" + minute + ":0";
        int port = 5000 + minute;
        String from = " ssh=192.0.2.1," + port + ",192.0.2.9,22";
        host.auth(time + "0", "sshd[" + port + "]: Accepted publickey for nagios from 192.0.2.1 port " + port + " ssh2")
                .hook(
                        time + "1",
                        "ev=exec ses=" + minute + " auid=- uid=1300 user=nagios tty=- pid=" + port + from
                                + " seq=0 cmd=" + command)
                .auth(time + "2", "sshd[9]: Disconnected from user nagios 192.0.2.1 port " + port);
    }
}

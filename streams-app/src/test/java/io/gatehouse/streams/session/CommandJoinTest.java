package io.gatehouse.streams.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.model.Event;
import io.gatehouse.model.SessionBlock;
import org.junit.jupiter.api.Test;

class CommandJoinTest {
    private final Host host = new Host();

    /** Logs somebody in: Accepted, and PAM's line with the uid. */
    private void login(String time, int pid, String user, int uid, int port) {
        host.auth(time, "sshd[" + pid + "]: Accepted publickey for " + user + " from 192.0.2.1 port " + port + " ssh2")
                .auth(
                        time,
                        "sshd[" + pid + "]: pam_unix(sshd:session): session opened for user " + user + "(uid=" + uid
                                + ") by (uid=0)");
    }

    /** A line in every file, later than the grace. */
    private void passTheGrace(String time) {
        host.hook(time, "ev=end ses=99 pid=9 seq=9 rc=0").auth(time, "sshd[3]: Invalid user x from 192.0.2.1 port 9");
    }

    private void logout(String time, int port) {
        host.auth(time, "sshd[1]: Disconnected from user x 192.0.2.1 port " + port);
    }

    private static String shell(int ses, int uid, String user, String tty, int pid, String ssh) {
        return " ses=" + ses + " auid=" + uid + " uid=" + uid + " user=" + user + " tty=" + tty + " pid=" + pid
                + " ppid=1 ssh=" + ssh;
    }

    private static String from(int port) {
        return "192.0.2.1," + port + ",192.0.2.9,22";
    }

    private SessionBlock sessionOf(String command) {
        return host.command(command).getGatehouse().getSession();
    }

    private String idOf(int port) {
        return host.session("192.0.2.1", port).getEvent().getId();
    }

    @Test
    void proofsASessionByTheAddressAndThenByTheKernelsSessionId() {
        login("08:00:00", 100, "alice", 1201, 4000);
        host.hook("08:00:01", "ev=open" + shell(7, 1201, "alice", "pts/1", 50, from(4000)))
                .hook("08:00:02", "ev=cmd" + shell(7, 1201, "alice", "pts/1", 50, "-") + " seq=1 cmd=id");
        assertThat(sessionOf("id").getJoin()).isEqualTo("exact");
        assertThat(sessionOf("id").getKey()).isEqualTo("audit_session");
        assertThat(sessionOf("id").getId()).isEqualTo(idOf(4000));
    }

    @Test
    void givesTheExitStatusUnderAHigherRevisionOfTheSameCommand() {
        login("08:00:00", 100, "alice", 1201, 4000);
        host.hook("08:00:02", "ev=cmd" + shell(7, 1201, "alice", "pts/1", 50, from(4000)) + " seq=1 cmd=false");
        assertThat(host.command("false").getGatehouse().getRevision()).isEqualTo(1);
        host.hook("08:00:05", "ev=end ses=7 pid=50 seq=1 rc=1");
        Event command = host.command("false");
        assertThat(host.commands).hasSize(1);
        assertThat(command.getGatehouse().getRevision()).isEqualTo(2);
        assertThat(command.getProcess().getExitCode()).isEqualTo(1);
        assertThat(command.getEvent().getDuration()).isEqualTo(3_000_000_000L);
    }

    @Test
    void givesNoExitStatusOfAnotherCommandOfTheShell() {
        login("08:00:00", 100, "alice", 1201, 4000);
        host.hook("08:00:02", "ev=cmd" + shell(7, 1201, "alice", "pts/1", 50, from(4000)) + " seq=4 cmd=exec bash")
                .hook("08:00:03", "ev=open" + shell(7, 1201, "alice", "pts/1", 50, from(4000)))
                .hook("08:00:05", "ev=end ses=7 pid=50 seq=4 rc=1");
        assertThat(host.command("exec bash").getProcess().getExitCode()).isNull();
    }

    @Test
    void letsACommandWaitForItsLoginAndGivesItOnce() {
        host.hook("08:00:02", "ev=cmd" + shell(7, 1201, "alice", "pts/1", 50, from(4000)) + " seq=1 cmd=id")
                .hook("08:00:03", "ev=end ses=7 pid=50 seq=1 rc=0");
        assertThat(host.commands).isEmpty();
        login("08:00:01", 100, "alice", 1201, 4000);
        Event command = host.command("id");
        assertThat(command.getGatehouse().getSession().getId()).isEqualTo(idOf(4000));
        assertThat(command.getGatehouse().getRevision()).isEqualTo(1);
        assertThat(command.getProcess().getExitCode()).isZero();
        assertThat(host.published)
                .filteredOn(json -> json.contains("ran-command"))
                .hasSize(1);
        assertThat(host.events)
                .filteredOn(event -> "ran-command".equals(event.getEvent().getAction()))
                .hasSize(1);
    }

    @Test
    void callsACommandAnOrphanWhenEveryFileHasBeenReadPastItsLogin() {
        host.hook("08:00:02", "ev=cmd ses=- auid=- user=alice tty=pts/1 pid=50 ssh=" + from(4000) + " seq=1 cmd=id")
                .hook("08:00:20", "ev=end ses=9 pid=9 seq=9 rc=0");
        assertThat(sessionOf("id").getJoin()).isEqualTo("orphan");
        assertThat(host.stored()).isZero();
    }

    @Test
    void opensTheSessionOfAShellWhoseLoginNothingToldOf() {
        host.hook("08:00:02", "ev=cmd" + shell(7, 1201, "alice", "pts/1", 50, from(4000)) + " seq=1 cmd=id")
                .hook("08:00:20", "ev=end ses=9 pid=9 seq=9 rc=0");
        SessionBlock session = host.session("192.0.2.1", 4000).getGatehouse().getSession();
        assertThat(sessionOf("id").getId()).isEqualTo(session.getId());
        assertThat(sessionOf("id").getJoin()).isEqualTo("exact");
        assertThat(session.getFlags()).containsExactly("opening-unseen");
        logout("08:00:30", 4000);
        assertThat(host.session("192.0.2.1", 4000).getGatehouse().getSession().getStatus())
                .isEqualTo("closed");
    }

    @Test
    void waitsForTheSlowestFile() {
        host.auth("08:00:00", "sshd[3]: Invalid user x from 192.0.2.1 port 9")
                .hook("08:00:02", "ev=cmd" + shell(7, 1201, "alice", "pts/1", 50, from(4000)) + " seq=1 cmd=id")
                .hook("08:30:00", "ev=end ses=9 pid=9 seq=9 rc=0");
        assertThat(host.commands).isEmpty();
        login("08:00:01", 100, "alice", 1201, 4000);
        assertThat(sessionOf("id").getJoin()).isEqualTo("exact");
    }

    @Test
    void publishesAnOrphanByTheWallClockAndRevisesItWhenTheLoginComesAfterAll() {
        host.auth("08:00:00", "sshd[3]: Invalid user x from 192.0.2.1 port 9")
                .hook("08:00:02", "ev=cmd" + shell(7, 1201, "alice", "pts/1", 50, from(4000)) + " seq=1 cmd=id")
                .tick("08:00:11");
        assertThat(host.commands).isEmpty();
        host.tick("08:00:12").tick("08:00:13");
        assertThat(sessionOf("id").getJoin()).isEqualTo("orphan");
        assertThat(host.command("id").getGatehouse().getRevision()).isEqualTo(1);
        host.restart();
        login("08:00:01", 100, "alice", 1201, 4000);
        assertThat(sessionOf("id").getJoin()).isEqualTo("exact");
        assertThat(host.command("id").getGatehouse().getRevision()).isEqualTo(2);
        host.hook("08:00:20", "ev=end ses=7 pid=50 seq=1 rc=3");
        assertThat(host.command("id").getProcess().getExitCode()).isEqualTo(3);
        assertThat(host.command("id").getGatehouse().getRevision()).isEqualTo(3);
    }

    @Test
    void publishesAnOrphanWhenTheAgentHasReadAllFilesToTheirEnd() {
        host.hook("08:00:02", "ev=cmd" + shell(7, 1201, "alice", "pts/1", 50, from(4000)) + " seq=1 cmd=id")
                .atEnd("08:00:11", "auth", "command");
        assertThat(host.commands).isEmpty();
        host.atEnd("08:00:12", "auth", "command");
        assertThat(sessionOf("id").getJoin()).isEqualTo("orphan");
    }

    @Test
    void listsTheCandidatesWhereSeveralSessionsFit() {
        login("08:00:00", 100, "alice", 1201, 4000);
        login("08:00:10", 101, "alice", 1201, 5000);
        host.command("08:01:00", "alice: alice [583]: id [0]");
        assertThat(sessionOf("id").getJoin()).isEqualTo("ambiguous");
        assertThat(sessionOf("id").getId()).isNull();
        assertThat(sessionOf("id").getCandidates()).containsExactlyInAnyOrder(idOf(4000), idOf(5000));
    }

    @Test
    void infersTheSessionOfAnOldHookLineFromTheOnlyCandidate() {
        login("08:00:00", 100, "alice", 1201, 4000);
        host.command("08:01:00", "alice: alice [583]: id [0]");
        assertThat(sessionOf("id").getJoin()).isEqualTo("inferred");
        assertThat(sessionOf("id").getKey()).isEqualTo("user");
        assertThat(sessionOf("id").getId()).isEqualTo(idOf(4000));
        login("08:02:00", 101, "alice", 1201, 5000);
        host.command("08:03:00", "alice: alice [583]: pwd [0]");
        assertThat(sessionOf("pwd").getKey()).isEqualTo("shell_pid");
        assertThat(sessionOf("pwd").getId()).isEqualTo(idOf(4000));
    }

    @Test
    void doesNotInferASessionThatBeganOnlyAfterTheCommand() {
        host.command("08:00:00.5", "alice: alice [583]: id [0]");
        login("08:00:01.5", 100, "alice", 1201, 4000);
        passTheGrace("08:00:20");
        assertThat(sessionOf("id").getJoin()).isEqualTo("orphan");
    }

    @Test
    void doesNotInferASessionThatClosedBeforeTheCommandWhileAnotherIsOpen() {
        login("08:00:00", 100, "alice", 1201, 4000);
        logout("08:10:00.5", 4000);
        login("08:10:00.6", 101, "alice", 1201, 5000);
        host.command("08:10:01.1", "alice: alice [583]: id [0]");
        assertThat(sessionOf("id").getJoin()).isEqualTo("ambiguous");
        host.command("08:10:10.1", "alice: alice [583]: pwd [0]");
        assertThat(sessionOf("pwd").getId()).isEqualTo(idOf(5000));
    }

    @Test
    void findsACommandThatComesLateInTheSessionThatWasOpenThen() {
        login("08:00:00", 100, "alice", 1201, 4000);
        logout("08:10:00", 4000);
        login("08:12:00", 101, "alice", 1201, 5000);
        host.command("08:05:00", "alice: alice [583]: id [0]");
        assertThat(sessionOf("id").getId()).isEqualTo(idOf(4000));
    }

    @Test
    void leavesAShellWithTheSessionThatHasItByProof() {
        login("08:00:00", 100, "alice", 1201, 4000);
        login("08:00:00", 101, "bob", 1202, 5000);
        host.hook("08:00:01", "ev=open" + shell(7, 1201, "alice", "pts/1", 50, from(4000)))
                .command("08:00:02", "bob: bob [51]: whoami [0]")
                .command("08:00:03", "alice: alice [50]: id [0]");
        assertThat(sessionOf("whoami").getId()).isEqualTo(idOf(5000));
        assertThat(sessionOf("id").getJoin()).isEqualTo("exact");
    }

    @Test
    void findsSudoByTheTerminalAlthoughItIsUsedAgainWithinSeconds() {
        login("08:00:00", 100, "alice", 1201, 4000);
        login("08:00:00", 101, "alice", 1201, 5000);
        host.auth("08:00:01", "sshd[110]: Starting session: shell on pts/1 for alice from 192.0.2.1 port 4000 id 0")
                .auth("08:00:02", "sudo: alice : TTY=pts/1 ; PWD=/ ; USER=root ; COMMAND=/bin/one");
        logout("08:00:03", 4000);
        host.auth("08:00:04.5", "sshd[111]: Starting session: shell on pts/1 for alice from 192.0.2.1 port 5000 id 0")
                .auth("08:00:05", "sudo: alice : TTY=pts/1 ; PWD=/ ; USER=root ; COMMAND=/bin/two")
                .auth("08:00:02.5", "sudo: alice : TTY=pts/1 ; PWD=/ ; USER=root ; COMMAND=/bin/late");
        passTheGrace("08:00:20");
        assertThat(sessionOf("/bin/one").getId()).isEqualTo(idOf(4000));
        assertThat(sessionOf("/bin/two").getId()).isEqualTo(idOf(5000));
        assertThat(sessionOf("/bin/late").getId()).isEqualTo(idOf(4000));
    }

    @Test
    void tracesSuAndSudoBackToTheOneWhoLoggedIn() {
        login("08:00:00", 100, "alice", 1201, 4000);
        login("08:00:00", 101, "bob", 1202, 5000);
        host.hook("08:00:01", "ev=open" + shell(7, 1201, "alice", "pts/1", 50, from(4000)))
                .auth("08:00:02", "su[70]: (to bob) alice on pts/1")
                .hook(
                        "08:00:03",
                        "ev=cmd ses=7 auid=1201 uid=1202 user=bob tty=pts/1 pid=71 ppid=70 ssh=- seq=1 cmd=sudo ls")
                .auth("08:00:04", "sudo: bob : TTY=pts/1 ; PWD=/ ; USER=root ; COMMAND=/bin/ls");
        passTheGrace("08:00:20");
        Event typed = host.command("sudo ls");
        assertThat(typed.getGatehouse().getSession().getId()).isEqualTo(idOf(4000));
        assertThat(typed.getGatehouse().getCommand().getWitnesses()).containsExactly("hook", "sudo");
        assertThat(typed.getUser().getTarget().getName()).isEqualTo("root");
        assertThat(host.commands).hasSize(1);
        assertThat(typed.getUser().getName()).isEqualTo("alice");
        assertThat(typed.getUser().getEffective().getName()).isEqualTo("bob");
        assertThat(host.session("192.0.2.1", 4000).getGatehouse().getSession().getEffectiveUsers())
                .containsExactly("bob", "root");
    }

    @Test
    void doesNotFollowASwitchOfUserThatFailed() {
        login("08:00:00", 100, "alice", 1201, 4000);
        host.hook("08:00:01", "ev=open" + shell(7, 1201, "alice", "pts/1", 50, from(4000)))
                .auth("08:00:02", "su[70]: FAILED SU (to bob) alice on pts/1")
                .auth(
                        "08:00:02",
                        "sudo: alice : user NOT in sudoers ; TTY=pts/1 ; PWD=/ ; USER=root ; COMMAND=/bin/ls");
        logout("08:01:00", 4000);
        SessionBlock session = host.session("192.0.2.1", 4000).getGatehouse().getSession();
        assertThat(session.getEffectiveUsers()).isEmpty();
        assertThat(session.getFailures()).isEqualTo(2);
        assertThat(session.getSudo()).isZero();
    }

    @Test
    void trustsTheKernelsSessionIdAboveTheAddressInTheEnvironment() {
        login("08:00:00", 100, "alice", 1201, 4000);
        login("08:00:00", 101, "mallory", 1203, 5000);
        host.hook("08:00:01", "ev=open" + shell(8, 1203, "mallory", "pts/2", 60, from(5000)))
                .hook("08:00:02", "ev=cmd" + shell(8, 1203, "mallory", "pts/2", 60, from(4000)) + " seq=1 cmd=id");
        assertThat(sessionOf("id").getId()).isEqualTo(idOf(5000));
    }

    @Test
    void refusesTheAddressOfASessionThatTheLoginUidContradicts() {
        login("08:00:00", 100, "alice", 1201, 4000);
        host.hook("08:00:02", "ev=cmd" + shell(8, 1203, "mallory", "pts/2", 60, from(4000)) + " seq=1 cmd=id")
                .hook("08:00:20", "ev=end ses=99 pid=9 seq=9 rc=0")
                .auth("08:00:20", "sshd[3]: Invalid user x from 192.0.2.1 port 9");
        assertThat(sessionOf("id").getId()).isNotEqualTo(idOf(4000));
        assertThat(host.session("192.0.2.1", 4000).getGatehouse().getSession().getAuditSession())
                .isNull();
    }

    @Test
    void refusesTheAddressOfAnotherUsersSessionWhoseUidIsNotKnown() {
        host.auth("08:00:00", "sshd[100]: Accepted publickey for alice from 192.0.2.1 port 4000 ssh2")
                .hook("08:00:02", "ev=cmd" + shell(8, 1203, "mallory", "pts/2", 60, from(4000)) + " seq=1 cmd=id")
                .hook("08:00:20", "ev=end ses=99 pid=9 seq=9 rc=0")
                .auth("08:00:20", "sshd[3]: Invalid user x from 192.0.2.1 port 9");
        assertThat(sessionOf("id").getId()).isNotEqualTo(idOf(4000));
    }

    @Test
    void saysWhereARecordContradictsTheLoginThatItNames() {
        login("08:00:00", 100, "alice", 1201, 4000);
        host.hook("08:00:01", "ev=open" + shell(7, 1201, "alice", "pts/1", 50, from(4000)))
                .hook("08:00:02", "ev=cmd" + shell(7, 1203, "mallory", "pts/2", 60, "-") + " seq=1 cmd=id");
        passTheGrace("08:00:20");
        assertThat(sessionOf("id").getJoin()).isEqualTo("orphan");
        assertThat(host.command("id").getGatehouse().getSuspect()).contains("login uid 1203");
    }

    @Test
    void doesNotBelieveASudoLineOnATerminalWhereNothingRan() {
        login("08:00:00", 100, "alice", 1201, 4000);
        host.hook("08:00:01", "ev=open" + shell(7, 1201, "alice", "pts/1", 50, from(4000)))
                .auth("08:00:02", "sudo: alice : TTY=pts/1 ; PWD=/ ; USER=root ; COMMAND=/bin/rm");
        passTheGrace("08:00:20");
        assertThat(sessionOf("/bin/rm").getJoin()).isEqualTo("orphan");
        assertThat(host.command("/bin/rm").getGatehouse().getSuspect()).isEqualTo("nothing ran on pts/1 then");
    }

    @Test
    void believesASudoLineWhereTheHookTellsOfCommandsOnlyAfterTheyRan() {
        login("08:00:00", 100, "alice", 1201, 4000);
        host.hook("08:00:01", "ev=open" + shell(7, 1201, "alice", "pts/1", 50, from(4000)) + " cap=after")
                .auth("08:00:02", "sudo: alice : TTY=pts/1 ; PWD=/ ; USER=root ; COMMAND=/bin/ls");
        passTheGrace("08:00:20");
        assertThat(sessionOf("/bin/ls").getKey()).isEqualTo("tty");
    }

    @Test
    void goesOnWhenTheSessionIdIsNoNumber() {
        login("08:00:00", 100, "alice", 1201, 4000);
        host.hook("08:00:01", "ev=cmd ses=x1 auid=1201 uid=1201 user=alice pid=5 ssh=" + from(4000) + " seq=1 cmd=one")
                .hook(
                        "08:00:02",
                        "ev=cmd ses=99999999999999999999 auid=1201 uid=1201 user=alice pid=5 ssh=" + from(4000)
                                + " seq=2 cmd=two");
        assertThat(sessionOf("one").getId()).isEqualTo(idOf(4000));
        assertThat(sessionOf("two").getAuditSession()).isNull();
    }

    @Test
    void closesASessionInWhichItsUserWasAlsoReachedAgain() {
        host.auth("08:00:00", "sshd[100]: pam_unix(sshd:session): session opened for user (uid=1201) by (uid=0)")
                .hook("08:00:01", "ev=open ses=7 auid=1201 uid=1201 user=alice tty=pts/1 pid=50 ppid=100 ssh=-")
                .auth("08:00:02", "sshd[100]: Accepted publickey for alice from 192.0.2.1 port 4000 ssh2");
        logout("08:01:00", 4000);
        assertThat(host.session("192.0.2.1", 4000).getGatehouse().getSession().getStatus())
                .isEqualTo("closed");
    }

    @Test
    void keepsAtMostTenThousandCommandsWaiting() {
        for (int i = 0; i < Waiting.MAX + 5; i++) {
            host.hook("08:00:02", "ev=cmd ses=- user=alice pid=" + i + " ssh=- seq=1 cmd=c" + i);
        }
        assertThat(host.commands.values())
                .extracting(command -> command.getProcess().getCommandLine())
                .containsExactly("c0", "c1", "c2", "c3", "c4");
    }

    @Test
    void keepsAtMostTenThousandCommandsRunning() {
        login("08:00:00", 100, "alice", 1201, 4000);
        for (int i = 0; i < Running.MAX + 50; i++) {
            host.hook("08:00:02", "ev=cmd" + shell(7, 1201, "alice", "pts/1", i, from(4000)) + " seq=1 cmd=c" + i);
        }
        assertThat(host.stored()).isEqualTo(Running.MAX + 1);
    }
}

package io.gatehouse.streams.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What must not get lost when a task starts again from its stores. */
class RestartTest {
    private static final String COMMAND = " auid=1201 uid=1201 user=alice tty=pts/1 pid=50 ppid=1 ssh=";

    private final Host host = new Host();

    private static String from(int port) {
        return "192.0.2.1," + port + ",192.0.2.9,22";
    }

    private static String accepted(int pid, int port) {
        return "sshd[" + pid + "]: Accepted publickey for alice from 192.0.2.1 port " + port + " ssh2";
    }

    private static String disconnected(int port) {
        return "sshd[1]: Disconnected from user alice 192.0.2.1 port " + port;
    }

    @Test
    void remembersWhichFileIsStillBehind() {
        host.auth("08:00:00", "sshd[3]: Invalid user x from 192.0.2.1 port 9")
                .hook("08:00:02", "ev=cmd ses=7" + COMMAND + from(4000) + " seq=1 cmd=id")
                .restart()
                .hook("08:30:00", "ev=end ses=9 pid=9 seq=9 rc=0");
        assertThat(host.commands).isEmpty();
        host.auth("08:00:01", accepted(100, 4000));
        assertThat(host.command("id").getGatehouse().getSession().getJoin()).isEqualTo("exact");
    }

    @Test
    void remembersTheExitStatusOfACommandThatWaits() {
        host.hook("08:00:02", "ev=cmd ses=7" + COMMAND + from(4000) + " seq=1 cmd=id")
                .hook("08:00:03", "ev=end ses=7 pid=50 seq=1 rc=3")
                .restart()
                .auth("08:00:01", accepted(100, 4000));
        assertThat(host.command("id").getProcess().getExitCode()).isEqualTo(3);
    }

    private static String typed(int ses, int pid, int port, int seq, String line) {
        return "ev=cmd ses=" + ses + " auid=1201 uid=1201 user=alice tty=pts/" + pid + " pid=" + pid + " ppid=1 ssh="
                + from(port) + " seq=" + seq + " cmd=" + line;
    }

    @ParameterizedTest
    @ValueSource(strings = {"ev=cmd", "ev=close"})
    void remembersThatACommandWhoseEndNobodyToldOfIsOver(String how) {
        host.auth("08:00:00", accepted(100, 4000))
                .auth("08:00:01", accepted(101, 4001))
                .hook("08:00:02", typed(7, 50, 4000, 9, "ssh elsewhere"))
                .hook(
                        "08:00:03",
                        how.equals("ev=cmd")
                                ? typed(7, 50, 4000, 10, "id")
                                : "ev=close ses=7" + COMMAND + from(4000) + " seq=9")
                .hook("08:00:05", typed(8, 60, 4001, 1, "ssh localhost"))
                .restart()
                .auth("08:00:06", "sshd[102]: Accepted publickey for bob from 127.0.0.1 port 4002 ssh2")
                .auth("08:10:00", "sshd[3]: Invalid user x from 192.0.2.1 port 9")
                .hook("08:10:00", "ev=end ses=9 pid=9 seq=9 rc=0")
                .tick("08:20:00");
        assertThat(host.session("127.0.0.1", 4002).getGatehouse().getSession().getParent())
                .isEqualTo(host.session("192.0.2.1", 4001).getEvent().getId());
    }

    @Test
    void givesTheExitStatusOfACommandThatRan() {
        host.auth("08:00:00", accepted(100, 4000))
                .hook("08:00:02", "ev=cmd ses=7" + COMMAND + from(4000) + " seq=1 cmd=id")
                .restart()
                .hook("08:00:03", "ev=end ses=7 pid=50 seq=1 rc=3");
        assertThat(host.command("id").getProcess().getExitCode()).isEqualTo(3);
        assertThat(host.command("id").getGatehouse().getRevision()).isEqualTo(2);
    }

    @Test
    void publishesTheCountsThatWereNotPublishedYet() {
        host.auth("08:00:00", accepted(100, 4000))
                .hook("08:00:02", "ev=cmd ses=7" + COMMAND + from(4000) + " seq=1 cmd=one")
                .hook("08:00:03", "ev=cmd ses=7" + COMMAND + from(4000) + " seq=2 cmd=two");
        assertThat(host.session("192.0.2.1", 4000).getGatehouse().getSession().getCommands())
                .isEqualTo(1);
        host.restart().tick("08:02:00");
        assertThat(host.session("192.0.2.1", 4000).getGatehouse().getSession().getCommands())
                .isEqualTo(2);
    }

    @Test
    void publishesNothingThatWasPublishedAlready() {
        host.auth("08:00:00", accepted(100, 4000)).tick("08:02:00");
        int before = host.published.size();
        host.restart().tick("09:00:00");
        assertThat(host.published).hasSize(before);
    }

    @Test
    void publishesSessionsInTheOrderInWhichTheyBegan() {
        List<Integer> ports = IntStream.range(4000, 4020).boxed().toList();
        ports.forEach(port -> host.auth("08:%02d:00".formatted(port - 4000), accepted(port, port)));
        ports.forEach(port -> {
            String hook = " auid=1201 uid=1201 user=alice tty=- pid=" + port + " ppid=1 ssh=" + from(port);
            host.hook("08:30:00", "ev=cmd ses=" + port + hook + " seq=1 cmd=a")
                    .hook("08:30:00", "ev=cmd ses=" + port + hook + " seq=2 cmd=b");
        });
        host.restart();
        int before = host.published.size();
        host.tick("08:32:00");
        List<String> published = host.published.subList(before, host.published.size());
        assertThat(published).hasSize(20);
        for (int i = 0; i < 20; i++) {
            assertThat(published.get(i)).contains("\"port\":" + (4000 + i));
        }
    }

    @Test
    void stillKnowsWhichOfTwoLoginsOfTheSameAddressIsTheLaterOne() {
        for (int port = 4000; port < 4020; port++) {
            host.auth("08:00:00", accepted(port, port))
                    .auth("08:01:00", disconnected(port))
                    .auth("08:02:00", accepted(1000 + port, port));
        }
        host.restart();
        for (int port = 4000; port < 4020; port++) {
            host.auth("08:03:00", disconnected(port));
        }
        assertThat(host.sessions.values())
                .hasSize(40)
                .allMatch(session ->
                        session.getGatehouse().getSession().getStatus().equals("closed"));
    }
}

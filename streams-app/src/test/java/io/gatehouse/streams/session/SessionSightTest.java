package io.gatehouse.streams.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.model.SessionSight;
import io.gatehouse.model.TypedCommand;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is told of a session in a message: how it stands, and what was typed in it last. */
class SessionSightTest {
    private final Host host = new Host();

    @BeforeEach
    void login() {
        host.auth("08:00:00", "sshd[100]: Accepted publickey for alice from 192.0.2.1 port 4000 ssh2")
                .auth(
                        "08:00:00",
                        "sshd[100]: pam_unix(sshd:session): session opened for user alice(uid=1201) by (uid=0)");
    }

    private void type(String time, int number, String command) {
        host.hook(
                time,
                "ev=cmd ses=7 auid=1201 uid=1201 user=alice tty=pts/1 pid=50 ppid=1 ssh=192.0.2.1,4000,192.0.2.9,22 seq="
                        + number + " cmd=" + command);
    }

    private SessionSight sight() {
        return host.sight("192.0.2.1", 4000);
    }

    private List<String> commands() {
        return sight().getLastCommands().stream()
                .map(TypedCommand::getCommandLine)
                .toList();
    }

    @Test
    void saysWhoseItIsAndWhetherItIsOpen() {
        assertThat(sight().getStatus()).isEqualTo("open");
        assertThat(sight().getUser()).isEqualTo("alice");
        assertThat(sight().getSource()).isEqualTo("192.0.2.1");
        assertThat(sight().getHost()).isEqualTo("vm");
        assertThat(sight().getLastCommands()).isEmpty();
        host.auth("08:05:00", "sshd[100]: Disconnected from user alice 192.0.2.1 port 4000");
        assertThat(sight().getStatus()).isEqualTo("closed");
        assertThat(sight().getEnd()).isEqualTo(Host.at("08:05:00"));
        assertThat(sight().getEndReason()).isEqualTo("logout");
    }

    @Test
    void remembersTheLastTenCommandsByTheirTimes() {
        IntStream.range(1, 12).forEach(number -> type("08:00:" + (10 + number), number, "echo " + number));
        type("08:00:15.5", 99, "late");
        assertThat(commands())
                .containsExactly(
                        "echo 3", "echo 4", "echo 5", "late", "echo 6", "echo 7", "echo 8", "echo 9", "echo 10",
                        "echo 11");
        assertThat(sight().getCommands()).isEqualTo(12);
        host.restart();
        assertThat(commands()).hasSize(10).endsWith("echo 11");
        type("08:01:00", 12, "last");
        assertThat(commands()).hasSize(10).endsWith("echo 11", "last").doesNotContain("echo 3");
    }

    @Test
    void cutsLongCommandsAndSaysAsWhomTheyRan() {
        type("08:00:11", 1, "x".repeat(5000));
        host.auth("08:00:12", "sudo: alice : TTY=pts/1 ; PWD=/home/alice ; USER=root ; COMMAND=/usr/bin/id");
        assertThat(sight().getLastCommands()).extracting(TypedCommand::getUser).containsExactly("alice", "root");
        assertThat(commands().get(0)).hasSize(200).endsWith("x…");
        assertThat(commands().get(1)).isEqualTo("/usr/bin/id");
    }

    @Test
    void takesACommandBackThatIsOfAnotherSession() {
        host.auth("08:00:10", "sudo: alice : TTY=pts/1 ; PWD=/home/alice ; USER=root ; COMMAND=/usr/bin/id");
        int known = sight().getLastCommands().size();
        host.auth("08:00:01", "sshd[200]: Accepted publickey for alice from 192.0.2.2 port 5000 ssh2");
        host.hook("08:01:00", "ev=end ses=99 pid=9 seq=9 rc=0")
                .auth("08:01:00", "sshd[3]: Invalid user x from 192.0.2.1 port 9");
        assertThat(known).isEqualTo(1);
        assertThat(sight().getLastCommands()).isEmpty();
    }
}

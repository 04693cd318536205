package io.gatehouse.streams.parse;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines of 256 KiB made of what parsers look for: a parser that goes back over them would take minutes. */
class LinearTimeTest {
    private static final int LENGTH = 256 * 1024;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Nov 21 08:34:01 vm sshd[3]: Failed password for invalid user | from 6.6.6.6 port 22 ssh2:",
                "Nov 21 08:34:01 vm sshd[3]: Failed password for x| from ",
                "Nov 21 08:34:01 vm sshd[3]: Failed password for x| from 6.6.6.6 port ",
                "Nov 21 08:34:01 vm sshd[3]: Accepted publickey for x from 1.1.1.1 port 2 ssh2: |ID a (serial 1) CA ",
                "Nov 21 08:34:01 vm sshd[3]: Connection closed by invalid user | port 22",
                "Nov 21 08:34:01 vm sudo: alice : TTY=pts/1 ; PWD=/| ; USER=root ; COMMAND=",
                "Nov 21 08:34:01 vm sshd[3]: message repeated 1000 times: [ |[ ",
                "<38>1 2026-11-21T08:34:01Z vm sshd 1 - [|a=\"b\\\"] [",
                "type=USER_CMD msg=audit(1795250038.072:30): |msg='a= \u001D",
                "type=EXECVE msg=audit(1795250038.072:30): |a1[0]=61 ",
                "Nov 21 08:34:01 vm bashaudit: v=1 ev=cmd |cwd=\\ $' ",
                "|: [",
                "| ",
            })
    void readsTheLongestLineInLinearTime(String pattern) {
        String[] parts = pattern.split("\\|", 2);
        String line = parts[0] + parts[1].repeat((LENGTH - parts[0].length()) / parts[1].length());
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        for (String source : new String[] {"auth", "command", "audit"}) {
            assertTimeoutPreemptively(
                    Duration.ofSeconds(5),
                    () -> assertThatCode(() -> Lines.read(Lines.of(source, "/x", bytes)))
                            .doesNotThrowAnyException());
        }
    }
}

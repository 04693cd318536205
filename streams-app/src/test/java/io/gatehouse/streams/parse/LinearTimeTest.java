package io.gatehouse.streams.parse;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines of 1 MiB made of what parsers look for: a parser that goes back over them would take minutes. */
class LinearTimeTest {
    private static final int LENGTH = 1024 * 1024;
    private static final String HEADER = "2026-11-21T08:34:01Z vm ";

    /** What stands before a piece, the piece that is repeated, and what stands behind the last one. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "sshd[3]: Failed password for invalid user | from 6.6.6.6 port 22 ssh2:|",
                "sshd[3]: Failed password for x| from |",
                "sshd[3]: Failed password for x| from 6.6.6.6 port |",
                "sshd[3]: Accepted publickey for x from 1.1.1.1 port 2 ssh2: |ID a (serial 1) CA |",
                "sshd[3]: Connection closed by invalid user | port 22| [preauth]",
                "sshd[3]: Disconnecting authenticating user | 6.6.6.6 port 22: |x",
                "sshd[3]: Bad protocol version identification '|' from 6.6.6.6 port 2|",
                "sshd[3]: | [preauth]|",
                "sshd[3]: |\\\\303|",
                "sudo: alice : TTY=pts/1 ; PWD=/| ; USER=root ; COMMAND=|",
                "su[3]: |FAILED SU (to |",
                "su[3]: + pts/0 |a-b:|",
                "login[3]: FAILED LOGIN (1) on '/dev/tty1' FOR '|' FOR '|', Authentication failure",
                "pam_unix(sshd:session): |session opened for user | by (uid=0)",
                "sshd[3]: pam_unix(sshd:auth): authentication failure; | rhost=6.6.6.6  user=x|",
                "sshd[3]: message repeated 1000 times: [ |[ |",
                "sshd[3]: message repeated 1000 times: [ Failed password for |x| from 1.1.1.1 port 2 ssh2]",
                "dropbear[3]: Bad password attempt for '|' from 6.6.6.6:2|",
                "dropbear[3]: Exit before auth from <|:1>: (user 'x', 3 fails): |",
                "vsftpd[3]: [|] FAIL LOGIN: Client \"6.6.6.6\"|",
                "proftpd[3]: vm (|[6.6.6.6]) - USER x: no such user found from |",
                "pure-ftpd: (|@6.6.6.6) [WARNING] Authentication failed for user [|]",
                "ftpd[3]: FTP LOGIN FROM | [6.6.6.6], x|",
                "polkitd[3]: Operator of |unix-session:1 |",
                "useradd[3]: new user: name=|, UID=0, GID=0, home=|",
                "CRON[3]: (root) CMD (|) CMD (|)",
                "snoopy[3]: [|login:x ssh:(1.1.1.1 cwd:/ filename:/a|]: id",
                "bash[3]: HISTORY: |PID=1 UID=2 |",
                "gatehouse-pam: v=1 |a=$''b|",
                "gatehouse-pam: v=1 |user=x |type=auth",
                "bashaudit: v=1 ev=cmd |cwd=\\ $' |",
                "bashaudit: v=1 ev=cmd |cwd=$''|cmd=x",
                "root: alice [3]: |]: [0] |[0]",
                "kernel: [ 1.2] audit: |type=1300 audit(1795250038.072:30): |",
                "kernel: [ID |[ID 1 |",
                "|vm |",
                "vm|[|",
                "|: [|",
                "| |",
            })
    void readsTheLongestMessageInLinearTime(String pattern) {
        check(HEADER + pattern, "auth");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<38>1 2026-11-21T08:34:01Z vm sshd 1 - [|a=\"b\\\"] [|",
                "<38>1 2026-11-21T08:34:01Z vm sshd 1 - |[a b=\"\"]|",
                "|<1>|",
                "{\"MESSAGE\":[|[|",
                "{\"MESSAGE\":[|49,|50]}",
                "{|\"MESSAGE\":\"\\u0000\",|\"_UID\":\"0\"}",
                "type=USER_CMD msg=audit(1795250038.072:30): |msg='a= \u001D|",
                "type=EXECVE msg=audit(1795250038.072:30): |a1[0]=61 |",
                "type=EXECVE msg=audit(1795250038.072:30): argc=9 |a9=61 a1=62 |",
                "type=TTY msg=audit(1795250038.072:30): tty pid=1 uid=0 data=|61627F|",
                "type=PROCTITLE msg=audit(1795250038.072:30): proctitle=|00|",
                "type=SYSCALL msg=audit(1795250038.072:30): |op={ \" = old auid=|",
                "type=PATH msg=audit(1795250038.072:30): item=0| type=PATH msg=audit(1795250038.072:30): item=0|",
                "type=EOE| msg=audit(| type=EOE",
                "node=|node=| type=EOE msg=audit(1795250038.072:30): ",
                "# [|2026-11-21 |]",
                "# |, |",
                "|: [|",
                "| |",
            })
    void readsTheLongestLineInLinearTime(String pattern) {
        check(pattern, "auth", "audit", "shell");
    }

    private static void check(String pattern, String... sources) {
        String[] parts = pattern.split("\\|", 3);
        String line = parts[0] + parts[1].repeat(LENGTH / parts[1].length()) + parts[2];
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        for (String source : sources) {
            assertTimeoutPreemptively(
                    Duration.ofSeconds(5),
                    () -> assertThatCode(() -> Lines.read(Lines.of(source, "/x", bytes)))
                            .doesNotThrowAnyException());
        }
    }
}

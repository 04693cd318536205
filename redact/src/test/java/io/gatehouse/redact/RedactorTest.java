package io.gatehouse.redact;

import static io.gatehouse.redact.Secrets.REDACTOR;
import static io.gatehouse.redact.Secrets.shape;
import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.model.RawLine;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RedactorTest {

    @ParameterizedTest
    @CsvSource(delimiterString = " -> ", textBlock = """
            Nov 21 08:33:59 vm sudo: alice : TTY=pts/0 ; PWD=/ ; USER=root ; COMMAND=/usr/bin/mysql -phunter2 -> Nov 21 08:33:59 vm sudo: alice : TTY=pts/0 ; PWD=/ ; USER=root ; COMMAND=/usr/bin/mysql -p«»
            Nov 21 08:33:59 vm sudo: alice : PWD=/ ; USER=root ; ENV=PGPASSWORD=x ; COMMAND=/usr/bin/psql -> Nov 21 08:33:59 vm sudo: alice : PWD=/ ; USER=root ; ENV=PGPASSWORD=«» ; COMMAND=/usr/bin/psql
            Nov 21 08:33:59 vm sudo: alice : (command continued) --token abc -> Nov 21 08:33:59 vm sudo: alice : (command continued) --token «»
            Nov 21 08:33:59 vm CRON[12]: (root) CMD (mysqldump -phunter2 > /x) -> Nov 21 08:33:59 vm CRON[12]: (root) CMD (mysqldump -p«» > /x)
            Nov 21 08:33:59 vm pkexec[7]: alice: Executing command [USER=root] [TTY=/dev/pts/0] [CWD=/] [COMMAND=/usr/bin/mysql -phunter2] -> Nov 21 08:33:59 vm pkexec[7]: alice: Executing command [USER=root] [TTY=/dev/pts/0] [CWD=/] [COMMAND=/usr/bin/mysql -p«»]
            Nov 21 08:33:59 vm doas: alice ran command mysql -phunter2 as root from /home/alice -> Nov 21 08:33:59 vm doas: alice ran command mysql -p«» as root from /home/alice
            Nov 21 08:33:59 vm snoopy[9]: [uid:0 cwd:/srv filename:/usr/bin/mysql]: mysql -phunter2 -> Nov 21 08:33:59 vm snoopy[9]: [uid:0 cwd:/srv filename:/usr/bin/mysql]: mysql -p«»
            Nov 21 08:33:59 vm -bash: HISTORY: PID=1 UID=2 mysql -phunter2 -> Nov 21 08:33:59 vm -bash: HISTORY: PID=1 UID=2 mysql -p«»
            <38>1 2026-11-21T08:33:59Z vm bashaudit 361 - - v=1 ev=exec seq=0 len=1 cmd=mysql -phunter2 -> <38>1 2026-11-21T08:33:59Z vm bashaudit 361 - - v=1 ev=exec seq=0 len=1 cmd=mysql -p«»
            Nov 21 08:33:59 vm x: alice [5]: sh -c "mysql#012mysql -phunter2#012" -> Nov 21 08:33:59 vm x: alice [5]: sh -c "mysql#012mysql -p«»#012"
            """)
    void findsTheCommandInALine(String line, String clean) {
        assertThat(shape(REDACTOR.redact(line, "auth"))).isEqualTo(clean);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Nov 21 08:33:59 vm sshd[361]: Invalid user --password from 6.6.6.6 port 22",
                "Nov 21 08:33:59 vm sshd[361]: Failed password for invalid user mysql -p from 6.6.6.6 port 22 ssh2",
                "Nov 21 08:33:59 vm sshd[361]: Invalid user COMMAND=--password from 6.6.6.6 port 22",
                "Nov 21 08:33:59 vm sshd-session[361]: Invalid user alice: --token from 6.6.6.6 port 22",
                "Nov 21 08:33:59 vm vsftpd: pam_unix(vsftpd:auth): authentication failure; rhost=6.6.6.6  user=--password x",
                "Nov 21 08:33:59 vm other: pam_unix(other:auth): authentication failure; user=a --password rhost=6.6.6.6",
                "<38>1 2026-11-21T08:33:59Z vm sshd 361 - - Invalid user --password from 6.6.6.6 port 22",
                "{\"SYSLOG_IDENTIFIER\":\"sshd\",\"MESSAGE\":\"Invalid user --password from 6.6.6.6 port 22\"}"
            })
    void leavesAloneWhatClientsOfADaemonSay(String line) {
        assertThat(REDACTOR.redact(line, "auth")).isEqualTo(line);
    }

    @Test
    void knowsAProgramWhereItsNameIsAllThatAnArgumentHolds() {
        String line = "type=EXECVE msg=audit(1.1:2): argc=2 a0=6D7973716C a1=2D7068756E74657232"; // mysql -phunter2
        assertThat(REDACTOR.redact(line, "audit"))
                .startsWith("type=EXECVE msg=audit(1.1:2): argc=2 a0=6D7973716C a1=2D705B72656461637465643A");
    }

    @Test
    void findsTokensAndAddressesEvenThere() {
        assertThat(shape(REDACTOR.redact("Nov 21 08:33:59 vm x[1]: cannot reach https://bob:hunter2@host/", "auth")))
                .isEqualTo("Nov 21 08:33:59 vm x[1]: cannot reach https://bob:«»@host/");
        assertThat(shape(REDACTOR.redact(
                        "Nov 21 08:33:59 vm sshd[1]: Invalid user https://b:c@d from ::1 port 2", "auth")))
                .isEqualTo("Nov 21 08:33:59 vm sshd[1]: Invalid user https://b:«»@d from ::1 port 2");
    }

    @Test
    void readsPythonToo() {
        assertThat(shape(REDACTOR.redact("connect(host=\"db\", password=\"hunter 2\")", "shell")))
                .isEqualTo("connect(host=\"db\", password=\"«»\")");
        assertThat(shape(REDACTOR.redact("os.environ['DB_PASSWORD'] = 'hunter2'", "shell")))
                .isEqualTo("os.environ['DB_PASSWORD'] = '«»'");
        assertThat(shape(REDACTOR.redact("!mysql -phunter2", "shell"))).isEqualTo("!mysql -p«»");
        assertThat(shape(REDACTOR.redact("os.system('mysql -phunter2')", "shell")))
                .isEqualTo("os.system('mysql -p«»')");
    }

    @Test
    void readsRecordsOfTheKernelWhereverTheyStand() {
        String line =
                "Nov 21 08:33:59 vm kernel: [1.2] audit: type=1309 audit(1795250235.832:901): argc=2 a0=\"mysql\" a1=\"-px\"";
        assertThat(shape(REDACTOR.redact(line, "auth"))).endsWith("a1=\"-p«»\"");
        String user =
                "type=USER_CMD msg=audit(1.1:2): pid=1 msg='cwd=\"/\" cmd=6D7973716C202D70616263 exe=\"/usr/bin/sudo\" res=success'";
        assertThat(REDACTOR.redact(user, "audit"))
                .contains(" cmd=6D7973716C202D705B726564616374", " exe=\"/usr/bin/sudo\" res=success'");
        String pieces =
                "type=EXECVE msg=audit(1.1:2): argc=3 a0=\"sh\" a1=\"-c\" a2_len=40 a2[0]=6D7973716C202D70616263";
        assertThat(REDACTOR.redact(pieces, "audit")).contains(" a2_len=40 a2[0]=6D7973716C202D705B726564616374");
    }

    @Test
    void readsBytesOfTheJournalAndTheCommandLineOfTheSender() {
        String line =
                "{\"_CMDLINE\":\"mysql -phunter2\",\"SYSLOG_IDENTIFIER\":\"alice\",\"MESSAGE\":[109,121,115,113,108,32,45,112,97]}";
        assertThat(REDACTOR.redact(line, "auth"))
                .startsWith("{\"_CMDLINE\":\"mysql -p[redacted:")
                .contains("\"MESSAGE\":[109,121,115,113,108,32,45,112,91,114,101,100,97,99,116,101,100,58,");
    }

    @Test
    void givesTheSameSecretTheSameHashAndOnlyUnderTheSameKey() {
        String first = REDACTOR.redact("mysql -p'hunter 2'", "command");
        String second = REDACTOR.redact("PGPASSWORD=\"hunter 2\" psql", "command");
        assertThat(second).contains(first.substring(first.indexOf("[redacted:"), first.indexOf(']') + 1));
        Redactor other = Redactor.of(Secrets.RULES, RedactionKey.random());
        assertThat(other.redact("mysql -p'hunter 2'", "command")).isNotEqualTo(first);
        assertThat(other.redact(first, "command")).isEqualTo(first);
    }

    @Test
    void leavesBytesThatAreNoTextAsTheyAre() {
        byte[] line = "x: a [1]: printf '\u00ff\u0080' -- --password abc\u00fe".getBytes(StandardCharsets.ISO_8859_1);
        ByteBuffer clean = REDACTOR.redact(ByteBuffer.wrap(line), "auth");
        String text = StandardCharsets.ISO_8859_1.decode(clean.duplicate()).toString();
        assertThat(shape(text)).isEqualTo("x: a [1]: printf '\u00ff\u0080' -- --password «»");
        byte[] harmless = {(byte) 0xFF, 0, (byte) 0xC0, 10};
        ByteBuffer same = ByteBuffer.wrap(harmless);
        assertThat(REDACTOR.redact(same, "auth")).isSameAs(same);
    }

    @Test
    void notesHowLongALineWas() {
        RawLine record = new RawLine();
        record.setSource("command");
        record.setLine(ByteBuffer.wrap("mysql -pabc".getBytes(StandardCharsets.UTF_8)));
        record.setLength(11);
        REDACTOR.redact(record);
        assertThat(record.getLength()).isEqualTo(11);
        assertThat(record.getUnredactedLength()).isEqualTo(11);
        assertThat(record.getLine().remaining()).isEqualTo(27);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--password ",
                "a://b:",
                "mysql -p'",
                "\"",
                "cookie:",
                "password=\"",
                "identified by '",
                "eyJ",
                "sudo -S ",
                "echo x | passwd ",
                "-----BEGIN PRIVATE KEY-----",
                "\\'",
                "$'",
                "{\"password\":\"",
                "COMMAND=",
                "docker login -p "
            })
    void takesTimeInProportionToTheLength(String piece) {
        micros(piece, 64);
        long quarter = micros(piece, 64);
        long whole = micros(piece, 256);
        assertThat(whole).as("four times the length").isLessThan(8 * quarter + 500_000);
    }

    /** Time of this thread alone, whatever else the machine does. */
    private static long micros(String piece, int kibibytes) {
        String line = "x: alice [1]: " + piece.repeat(kibibytes * 1024 / piece.length());
        long begin = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        REDACTOR.redact(line, "command");
        return (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - begin) / 1000;
    }
}

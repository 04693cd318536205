package io.gatehouse.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ParseCommandTest {
    private static final String FAILED =
            "2026-11-21T08:34:01.938693+00:00 vm sshd[363]: Failed password for bob from 127.0.0.2 port 42603 ssh2";

    @Test
    void printsOneDocumentPerLineInOrder() {
        List<String> documents = parse(FAILED + "\n\nwhat is this\n" + FAILED + "\n");
        assertThat(documents).hasSize(4);
        assertThat(documents.get(0))
                .startsWith("{\"@timestamp\":\"2026-11-21T08:34:01.938693Z\",\"type\":\"auth\"")
                .contains("\"action\":\"login-failed\"", "\"user\":{\"name\":\"bob\"}", "\"ip\":\"127.0.0.2\"")
                .doesNotContain("time_skewed", "parsed");
        assertThat(documents.get(1)).startsWith("{\"parsed\":true,\"ignored\":\"empty\"");
        assertThat(documents.get(2))
                .startsWith("{\"parsed\":false,")
                .contains("\"reason\":\"no-header\"", "\"line\":\"what is this\"");
        assertThat(documents.get(3)).contains("\"action\":\"login-failed\"");
    }

    @Test
    void tellsTheHeaderOfALineThatNoParserUnderstands() {
        assertThat(parse("2026-11-21T08:34:01Z web sshd[363]: no such form").get(0))
                .startsWith("{\"parsed\":false,\"reason\":\"unparsed\",\"detail\":\"no known form of sshd\",")
                .contains("\"@timestamp\":\"2026-11-21T08:34:01Z\"", "\"hostname\":\"web\"", "\"name\":\"sshd\"")
                .contains("\"pid\":363", "\"message\":\"no such form\"")
                .doesNotContain("parser", "outcome");
    }

    @Test
    void givesTheSameLineTheSameDocument() {
        assertThat(parse(FAILED)).isEqualTo(parse(FAILED));
    }

    @Test
    void looksAtEachLineWhereTheSourceIsNotSaid() {
        List<String> documents = parse(FAILED + "\ntype=USER_LOGIN msg=audit(1795250041.939:88): pid=363 uid=0"
                + " auid=1001 ses=3 msg='op=login acct=\"bob\" addr=127.0.0.2 terminal=ssh res=failed'\n");
        assertThat(documents.get(0)).contains("\"type\":\"auth\"");
        assertThat(documents.get(1)).contains("\"type\":\"auditd\"", "\"action\":\"user-login\"");
        assertThat(parse("import os", "--path", "/var/log/shell_bob.log").get(0))
                .contains("\"type\":\"shell\"", "\"name\":\"bob\"", "\"command_line\":\"import os\"");
    }

    @Test
    void takesYearAndZoneWhereTheLineHasNone() {
        String line = "Dec 31 23:59:58 web sshd[1]: Accepted password for ann from 192.0.2.1 port 22 ssh2";
        assertThat(parse(line, "--year", "2019", "--timezone", "Europe/Berlin").get(0))
                .startsWith("{\"@timestamp\":\"2019-12-31T22:59:58Z\"");
    }

    @Test
    void readsTheMonthsOfALocale() {
        String line = "lug 17 17:36:46 web sshd[1]: Accepted password for ann from 192.0.2.1 port 22 ssh2";
        assertThat(parse(line, "--year", "2019", "--timezone", "UTC", "--locale", "it_IT.UTF-8")
                        .get(0))
                .startsWith("{\"@timestamp\":\"2019-07-17T17:36:46Z\"")
                .doesNotContain("time_inferred");
        assertThat(parse(line, "--locale", "de").get(0)).contains("\"time_inferred\":true");
        Run run = Run.reading(new byte[0], "parse", "--locale", "tlh");
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("'tlh' is no locale that is known here, such as it or it_IT");
    }

    @Test
    void keepsWhatIsNoText() {
        byte[] line = {'a', 0, (byte) 0xff, 0x1b, '[', 'm'};
        Run run = Run.reading(line, "parse");
        assertThat(run.status()).isZero();
        assertThat(run.out())
                .startsWith("{\"parsed\":false")
                .contains("a\\u0000\uFFFD\\u001B[m")
                .hasLineCount(1);
    }

    @Test
    void cutsALongLineAndSaysHowLongItWas() {
        String line = FAILED + " " + "x".repeat(3_000_000);
        assertThat(parse(line).get(0)).hasSizeLessThan(900_000).contains("3000102");
    }

    @Test
    void explainsWhichFormReadALineAndWhereItsFieldsStand() {
        String line = "2026-11-21T08:35:01.251400+00:00 vm CRON[812]: (root) CMD (ls)";
        assertThat(parse(line, "--explain").stream().map(String::strip))
                .contains(line, "parsed by cron/command", "form    cron/command  ({user:word}) CMD ({command})")
                .anyMatch(field -> field.matches("user.name +48-52 +root"))
                .anyMatch(field -> field.matches("process.command_line +59-61 +ls"))
                .anyMatch(field -> field.matches("process.pid +41-44 +812"));
    }

    @Test
    void explainsHowFarAFormGotThatDoesNotFit() {
        String line = "2026-11-21T08:35:01.251400+00:00 vm doas[812]: command not \u001b[m";
        assertThat(parse(line, "--explain").stream().map(String::strip))
                .contains("unparsed: unparsed, no known form of doas")
                .contains("not     doas/denied  command not permitted for {user:word}: {command}")
                .contains("fits up to 59, before: \\x1b[m");
    }

    @Test
    void suggestsASource() {
        Run run = Run.reading(new byte[0], "parse", "--source", "kernel");
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("'kernel'", "AUTH");
    }

    private static List<String> parse(String lines, String... options) {
        String[] args = new String[options.length + 1];
        args[0] = "parse";
        System.arraycopy(options, 0, args, 1, options.length);
        Run run = Run.reading(lines.getBytes(UTF_8), args);
        assertThat(run.err()).isEmpty();
        assertThat(run.status()).isZero();
        return Arrays.asList(run.out().split("\n"));
    }
}

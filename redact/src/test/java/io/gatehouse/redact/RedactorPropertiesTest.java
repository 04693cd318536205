package io.gatehouse.redact;

import static io.gatehouse.redact.Secrets.REDACTOR;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for any line. */
final class RedactorPropertiesTest {
    private static final List<String> PIECES = List.of(
            "mysql",
            " ",
            "-p",
            "hunter2",
            "'",
            "\"",
            "\\",
            "=",
            ":",
            "PGPASSWORD",
            "password",
            "--token",
            "https://",
            "@",
            "bob",
            "$X",
            "[redacted:0123abcd]",
            "echo",
            "|",
            "passwd",
            "--stdin",
            "sh -c ",
            "Authorization: Bearer ",
            "ghp_abcdefghijklmnop",
            ";",
            "&",
            "{\"MESSAGE\":\"",
            "type=EXECVE msg=audit(1.1:2): a0=",
            "6D7973716C",
            "\u00ff",
            "#012",
            "v=1 ev=cmd cmd=",
            "sudo: x ; COMMAND=",
            "-----BEGIN PRIVATE KEY-----",
            "identified by ",
            "\n",
            "$'",
            "<<<",
            "curl -u ",
            "x: alice [1]: ");

    private final LineReader reader = new LineReader(new Matchers(Secrets.RULES));

    @Provide
    Arbitrary<String> lines() {
        return Arbitraries.of(PIECES).list().ofMaxSize(24).map(pieces -> String.join("", pieces));
    }

    @Provide
    Arbitrary<String> sources() {
        return Arbitraries.of("auth", "command", "audit", "shell");
    }

    @Property(tries = 1000)
    void isTheSameWhenRedactedAgain(@ForAll("lines") String line, @ForAll("sources") String source) {
        String once = REDACTOR.redact(line, source);
        String twice = Redactor.of(Secrets.RULES, RedactionKey.random()).redact(once, source);
        assertThat(twice).isEqualTo(once);
    }

    @Property(tries = 1000)
    void neverFails(@ForAll("lines") String line, @ForAll("sources") String source) {
        Matchers matchers = new Matchers(Secrets.RULES);
        new LineReader(matchers)
                .read(line, source, Keywords.ANYWHERE | Keywords.IN_COMMANDS | Keywords.ENCODED, new Findings());
    }

    @Property(tries = 500)
    void findsAnyPasswordBehindItsOption(@ForAll("passwords") String password) {
        String quoted = "'" + password.replace("'", "'\\''") + "'";
        assertThat(REDACTOR.redact("app --password " + quoted + " x", "command"))
                .doesNotContain(password)
                .endsWith(" x");
        assertThat(REDACTOR.redact("mysql -p" + quoted + " x", "command"))
                .doesNotContain(password)
                .endsWith(" x");
        assertThat(REDACTOR.redact("PGPASSWORD=" + quoted + " psql", "command"))
                .doesNotContain(password)
                .endsWith(" psql");
    }

    @Provide
    Arbitrary<String> passwords() {
        return Arbitraries.strings()
                .withCharRange(' ', '~')
                .ofMinLength(12)
                .ofMaxLength(40)
                .filter(text -> !text.startsWith("-") && !text.startsWith("$"));
    }
}

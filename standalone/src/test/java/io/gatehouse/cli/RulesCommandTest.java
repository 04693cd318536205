package io.gatehouse.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RulesCommandTest {
    private static final String RULE = """
            title: Somebody is root
            id: somebody-is-root
            logsource: {product: gatehouse, category: event}
            detection:
              sel: {user.name: root}
              condition: sel
            tags: [attack.t1078]
            """;

    @TempDir
    Path folder;

    private record Result(int status, String out, String err) {}

    private static Result run(String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Terminal terminal = new Terminal(
                new ByteArrayInputStream(new byte[0]),
                new PrintStream(out, false, UTF_8),
                new PrintStream(err, true, UTF_8));
        int status = Commands.on(terminal).execute(args);
        return new Result(status, out.toString(UTF_8), err.toString(UTF_8));
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    @Test
    void checkSaysThatRulesAreRight() throws IOException {
        file("a.yml", RULE);
        Result result = run("rules", "check", folder.toString());
        assertThat(result.out()).isEqualTo("1 rules in 1 files are right, 0 faults\n");
        assertThat(result.status()).isZero();
    }

    @Test
    void checkNamesEveryFaultWithFileAndLineAndFails() throws IOException {
        Path bad = file("bad.yml", RULE.replace("user.name", "usr.name") + "---\ntitle: x\n");
        Path good = file("good.yml", RULE);
        Result result = run("rules", "check", folder.toString());
        assertThat(result.out().lines())
                .containsExactly(
                        bad + ":5: field usr.name is not known for log source gatehouse/event",
                        bad + ":9: id: missing, and there is no name either",
                        good + ":1: id: another rule of this folder has it, somebody-is-root",
                        "0 rules in 0 files are right, 3 faults");
        assertThat(result.status()).isEqualTo(1);
    }

    @Test
    void checkSaysWhichFileIsNotThere() {
        Result result = run("rules", "check", folder.resolve("none").toString());
        assertThat(result.err())
                .isEqualTo("gatehouse rules check: there is no file or folder " + folder.resolve("none") + "\n");
        assertThat(result.status()).isEqualTo(1);
    }

    @Test
    void listShowsTheShippedRulesAndThoseOfFoldersWithTheirModes() throws IOException {
        file("a.yml", RULE);
        file("modes.yml", "somebody-*: off\nlogin-not-allowlisted: observe\n");
        Result result = run("rules", "list", "--rules", folder.toString());
        assertThat(result.out().lines())
                .contains(
                        "medium        off     somebody-is-root  \"Somebody is root\"  gatehouse/event: sel  attack.t1078"
                                + "  somebody-is-root")
                .anyMatch(line -> line.startsWith("high          observe login-not-allowlisted  "));
        assertThat(result.err()).isEmpty();
        assertThat(run("rules", "list", "--json", "--rules", folder.toString())
                        .out()
                        .lines())
                .anyMatch(line -> line.startsWith("{\"id\":\"somebody-is-root\",\"name\":\"somebody-is-root\"")
                        && line.contains("\"mode\":\"off\"")
                        && line.endsWith("}"));
    }

    @Test
    void aRuleOfALaterFolderReplacesTheEarlierOneOfItsId() throws IOException {
        Path first = Files.createDirectory(folder.resolve("first"));
        Path second = Files.createDirectory(folder.resolve("second"));
        Files.writeString(first.resolve("a.yml"), RULE);
        Files.writeString(second.resolve("b.yml"), RULE.replace("Somebody is root", "Replaced"));
        Result result = run("rules", "list", "--rules", first.toString(), "--rules", second.toString());
        assertThat(result.out()).contains("\"Replaced\"").doesNotContain("Somebody is root");
        assertThat(result.err()).isEmpty();
    }
}

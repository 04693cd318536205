package io.gatehouse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ReplayCommandTest {
    private static final String AUTH = "src/main/resources/demo/auth.log";
    private static final String COMMANDS = "src/main/resources/demo/commands.log";

    @TempDir
    Path directory;

    @Test
    void givesTheSameBytesForTheSameFilesAndKey() throws Exception {
        Path key = directory.resolve("redaction.key");
        Files.writeString(key, "0123456789abcdef");
        String[] command = {"--auth", AUTH, "--commands", COMMANDS, "--redact-key", key.toString()};
        String first = replay(command).out();
        assertThat(first.lines().count()).isGreaterThan(200);
        assertThat(first).contains("[redacted:");
        assertThat(replay(command).out()).isEqualTo(first);
    }

    @Test
    void leavesSecretsAloneWhereItIsTold() throws Exception {
        String out =
                replay("--auth", AUTH, "--commands", COMMANDS, "--redact=off").out();
        assertThat(out).doesNotContain("[redacted:").contains("| chpasswd");
    }

    @Test
    void printsEachSessionCommandAndAlertOnceAndTheKindFirst() throws Exception {
        List<String> lines =
                replay("--auth", AUTH, "--commands", COMMANDS).out().lines().toList();
        assertThat(lines)
                .allSatisfy(line ->
                        assertThat(line).matches("\\{\"record\":\"(event|session|command|alert|unparsed)\",.*"));
        assertThat(ids(lines, "session")).hasSize(9).doesNotHaveDuplicates();
        assertThat(ids(lines, "command")).hasSize(46).doesNotHaveDuplicates();
        assertThat(ids(lines, "alert")).hasSizeGreaterThan(6).doesNotHaveDuplicates();
        assertThat(notAllowed(lines)).hasSize(6);
    }

    @Test
    void alertsOnlyOnLoginsThatTheAllowlistDoesNotCover() throws Exception {
        Path allowlist = Files.writeString(
                directory.resolve("allowlist.txt"), "127.0.0.0/31 user=alice reason=office\n127.0.0.2\n");
        List<String> lines = replay("--auth", AUTH, "--allowlist", allowlist.toString())
                .out()
                .lines()
                .toList();
        assertThat(notAllowed(lines))
                .hasSize(2)
                .allSatisfy(alert -> assertThat(alert).contains("from 127.0.0.3 on vm"));
    }

    private static List<String> notAllowed(List<String> lines) {
        return lines.stream()
                .filter(line ->
                        line.startsWith("{\"record\":\"alert\"") && line.contains("\"name\":\"login-not-allowlisted\""))
                .toList();
    }

    @Test
    void saysWhichLineOfAnAllowlistIsWrong() throws Exception {
        Path allowlist = Files.writeString(directory.resolve("allowlist.txt"), "# office\n127.0.0.0/99\n");
        Run run = replay("--auth", AUTH, "--allowlist", allowlist.toString());
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).contains("allowlist.txt, line 2:", "/99 is more than 32");
    }

    @Test
    void namesThePeopleOfAFile() throws Exception {
        Path people = Files.writeString(
                directory.resolve("users.yml"),
                "people: [{id: alice, name: Alice Adams,"
                        + " keys: [SHA256:w6m2SM0POWFPtBxG6xlfFMwJ/lUBKgJv4d/ku53TN7w]}, {id: bob, accounts: [bob@vm]}]");
        List<String> lines = replay("--auth", AUTH, "--commands", COMMANDS, "--people", people.toString())
                .out()
                .lines()
                .toList();
        String alice = "\"person\":{\"id\":\"alice\",\"name\":\"Alice Adams\",\"known_by\":\"key\"}";
        String bob = "\"person\":{\"id\":\"bob\",\"known_by\":\"account\"}";
        assertThat(lines.stream().filter(line -> line.startsWith("{\"record\":\"session\"")))
                .filteredOn(line -> line.contains("\"name\":\"alice\""))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line).contains(alice));
        assertThat(lines.stream().filter(line -> line.startsWith("{\"record\":\"command\"")))
                .anyMatch(line -> line.contains(alice))
                .anyMatch(line -> line.contains(bob));
        assertThat(lines.stream().filter(line -> line.startsWith("{\"record\":\"alert\"")))
                .anyMatch(line -> line.contains(alice) && line.contains("alice (Alice Adams) from"));
    }

    @Test
    void tellsTheStoryOfOneSession() throws Exception {
        Run run = replay("--auth", AUTH, "--commands", COMMANDS, "--session", "181ef");
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .startsWith("carol from 127.0.0.2 on vm, port 35883   CLOSED ")
                .contains("\n08:34:41  carol               $ sudo id", "DENIED  sudo /usr/bin/cat /etc/shadow")
                .doesNotContain("\"record\"", "alice");
        assertThat(replay("--auth", AUTH, "--session", "xyz").err()).contains("there is no session xyz");
    }

    @Test
    void tellsWhatOtherRulesAndAnotherAllowlistChangeInTheAlerts() throws Exception {
        Path rules = Files.createDirectories(directory.resolve("rules"));
        Files.writeString(rules.resolve("bob.yml"), """
                title: Bob came
                name: bob-came
                logsource: {product: gatehouse, category: event}
                detection:
                  selection: {event.action: logged-in, user.name: bob}
                  condition: selection
                """);
        Files.writeString(rules.resolve("modes.yml"), "root-login: off\n");
        Path allowlist = Files.writeString(directory.resolve("allowlist.txt"), "127.0.0.2\n");
        Run run = replay("--auth", AUTH, "--rules", rules.toString());
        assertThat(run.out().lines()).allMatch(line -> line.startsWith("{\"record\":"));
        assertThat(run.err().replaceAll(" +", " "))
                .contains("bob-came vm 1 0 0 0", "root-login vm 0 1 0 0", "login-not-allowlisted vm 0 0 0 6")
                .containsPattern("new 2026-11-21T08:34:\\d\\dZ MEDIUM Bob came: bob ")
                .containsPattern("gone 2026-11-21T08:34:\\d\\dZ MEDIUM Login as root: root from 127.0.0.3");
        Run back = replay("--auth", AUTH, "--rules-before", rules.toString());
        assertThat(back.err().replaceAll(" +", " ")).contains("bob-came vm 0 1 0 0", "root-login vm 1 0 0 0");
        Run other = replay("--auth", AUTH, "--allowlist-before", allowlist.toString());
        assertThat(other.err().replaceAll(" +", " ")).contains("login-not-allowlisted vm 3 0 0 3");
        assertThat(replay("--auth", AUTH).err()).isEmpty();
    }

    @Test
    void survivesBinaryGarbageAndHalfALine() throws Exception {
        byte[] garbage = new byte[300_000];
        new java.util.Random(1).nextBytes(garbage);
        Path auth = Files.write(directory.resolve("auth.log"), garbage);
        Files.writeString(
                auth,
                "\n2026-11-21T08:34:38Z vm sshd[557]: Accepted password for x from 192.0.2.1 port 9 ssh2",
                java.nio.file.StandardOpenOption.APPEND);
        Run run = replay("--auth", auth.toString());
        assertThat(run.status()).isZero();
        assertThat(run.out()).contains("\"record\":\"unparsed\"", "Login not on the allowlist: x from 192.0.2.1");
    }

    private static Run replay(String... options) throws Exception {
        List<String> words = new java.util.ArrayList<>(List.of("replay", "--host", "vm"));
        words.addAll(List.of(options));
        return Run.of(words.toArray(String[]::new));
    }

    private static List<String> ids(List<String> lines, String kind) {
        return lines.stream()
                .filter(line -> line.startsWith("{\"record\":\"" + kind + "\""))
                .map(line -> line.replaceFirst(".*?\"event\":\\{\"id\":\"([0-9a-f]+)\".*", "$1"))
                .toList();
    }
}

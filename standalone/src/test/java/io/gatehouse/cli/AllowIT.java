package io.gatehouse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The commands against a real broker; every test has a prefix of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class AllowIT {
    @TempDir
    Path files;

    @RegisterExtension
    final CommandBroker broker = new CommandBroker();

    @Test
    void createsTheTopicsOnceAndRefusesAnotherNumberOfPartitions() {
        Run first = run("a.", "topics create --partitions 3");
        assertThat(first.err()).isEmpty();
        assertThat(first.out()).contains("a.raw", "a.alerts", "created");
        Run again = run("a.", "topics create --partitions 3");
        assertThat(again.status()).isZero();
        assertThat(again.out()).contains("exists").doesNotContain("created", "differs");
        Run other = run("a.", "topics create --partitions 4");
        assertThat(other.status()).isEqualTo(1);
        assertThat(other.err()).hasLineCount(1).contains("a.raw has 3, wanted 4");
        assertThat(run("a.", "topics list").out()).contains("a.raw", "3x1", "RawLine");
        assertThat(run("b.", "topics list").err()).contains("topics create");
    }

    @Test
    void saysThatTheTopicsAreMissing() {
        for (String command : new String[] {"alerts", "sessions", "allow list", "allow add 10.0.0.1"}) {
            Run run = run("nobody.", command);
            assertThat(run.status()).isEqualTo(1);
            assertThat(run.err()).hasLineCount(1).contains("nobody.", "topics create");
        }
    }

    @Test
    void addsShowsAndRemovesAnEntry() {
        assertThat(run("c.", "topics create --partitions 1").err()).isEmpty();
        Run added = run("c.", "allow add 203.0.113.9/24 --user dep* --reason office --author ann --until 2999-12-31");
        assertThat(added.err()).isEmpty();
        assertThat(added.out()).contains("Added: al-", "allow", "203.0.113.0/24", "user dep*", "\"office\"", "(ann, ");
        Run same = run("c.", "allow add 203.0.113.0/24 --user dep* --until 2999-12-31");
        assertThat(same.out()).startsWith("Already there: ");
        Run other = run("c.", "allow add 203.0.113.0/24 --deny");
        assertThat(other.out()).startsWith("Added: ");
        assertThat(run("c.", "allow list").out()).hasLineCount(2);

        String id = added.out().split(" +")[1];
        assertThat(run("c.", "allow remove " + id).out()).contains("Removed: " + id, "removed 20");
        assertThat(run("c.", "allow list").out()).hasLineCount(1).contains("deny");
        assertThat(run("c.", "allow list --all").out()).hasLineCount(2);
        assertThat(run("c.", "allow list --all --json").out().lines())
                .hasSize(2)
                .anyMatch(line ->
                        line.contains("\"source_cidr\":\"203.0.113.0/24\"") && line.contains("\"removed_at\":\"20"));
        assertThat(run("c.", "allow remove " + id).err()).contains("already removed");
        assertThat(run("c.", "allow remove al-nothing").err()).contains("no allowlist entry al-nothing");
        assertThat(run("c.", "allow remove al-").err()).contains("2 allowlist entries");
        assertThat(run("c.", "allow add 203.0.113.0/24 --user dep* --until 2999-12-31")
                        .out())
                .startsWith("Added: ");
    }

    @Test
    void holdsANewEntryBackForTwoSecondsAndShowsItWhole() {
        assertThat(run("f.", "topics create --partitions 1").err()).isEmpty();
        Run added =
                run("f.", "allow add @vpn --user /dep.*/ --ca SHA256:x --service ssh* --hours|Mon-Fri 08:00-18:00 UTC");
        assertThat(added.out()).contains("@vpn", "user /dep.*/", "hours Mon-Fri 08:00-18:00 UTC", "ca SHA256:x");
        assertThat(added.err()).contains("There is no set @networks/vpn yet");
        String id = added.out().split(" +")[1];
        String json = run("f.", "allow list --json").out();
        long created = micros(json, "created");
        assertThat(micros(json, "valid_from") - created).isEqualTo(2_000_000);

        assertThat(run("f.", "allow set networks vpn 10.8.0.0/16").out()).startsWith("Added: al-");
        assertThat(run("f.", "allow set networks vpn 10.8.0.0/16").out()).startsWith("Already so: al-");
        assertThat(run("f.", "allow set networks vpn 10.8.0.0/16 10.9.0.0/16").out())
                .startsWith("Changed: al-");
        assertThat(run("f.", "allow set networks vpn office").err()).contains("the set is refused", "\"office\"");
        Run shown = run("f.", "allow show " + id);
        assertThat(shown.err()).isEmpty();
        assertThat(shown.out())
                .contains("entry    @vpn user=/dep.*/ service=ssh* ca=SHA256:x hours=\"Mon-Fri 08:00-18:00 UTC\"")
                .contains("@vpn     10.8.0.0/16 10.9.0.0/16");
    }

    private static long micros(String json, String field) {
        String time = json.split("\"" + field + "\":\"")[1].split("\"")[0];
        return Times.micros(Instant.parse(time));
    }

    @Test
    void saysWhichEntryFitsALoginOrWhyTheNearestDoNot() {
        assertThat(run("g.", "topics create --partitions 1").err()).isEmpty();
        run("g.", "allow add 10.0.0.0/8 --user ann --reason office");
        run("g.", "allow add 10.0.0.0/24 --host web-* --until 2999-12-31");
        run("g.", "allow add 10.0.0.9 --deny");
        assertThat(run("g.", "allow test ann web-1 10.0.0.7").out())
                .startsWith("ALLOWED by al-")
                .contains("10.0.0.0/24 host=web-*", "also fits: al-", "reason=office");
        assertThat(run("g.", "allow test ann web-1 10.0.0.9").out()).startsWith("DENIED by al-");
        assertThat(run("g.", "allow test bob db 10.0.0.7").out())
                .startsWith("NOT ALLOWED: no entry fits; the nearest are")
                .contains("user is bob, not ann", "host is db, not web-*", "source is 10.0.0.7, not in 10.0.0.9/32");
        assertThat(run("g.", "allow test ann web-1 10.0.0.7 --at 2020-01-01").out())
                .contains("NOT ALLOWED", "it holds only from 20");
    }

    @Test
    void saysWhichEntriesEndSoon() {
        assertThat(run("h.", "topics create --partitions 1").err()).isEmpty();
        run("h.", "allow add 10.0.0.1 --expires 3d");
        run("h.", "allow add 10.0.0.2 --expires 52w");
        run("h.", "allow add 10.0.0.3 --expires 52w --deny");
        Run list = run("h.", "allow list");
        assertThat(list.out().lines().filter(line -> line.contains("EXPIRES IN")))
                .singleElement()
                .asString()
                .contains("10.0.0.1/32", "EXPIRES IN 2 days");
        assertThat(list.err()).contains("Within 14 days end: 1");
        assertThat(run("h.", "allow list --expiring 60w").out()).hasLineCount(2).doesNotContain("10.0.0.3");
        assertThat(run("h.", "allow list --expiring 1d").err()).contains("Nothing ends within 24 h");
    }

    @Test
    void appliesAFolderAndExportsWhatItApplied() throws IOException {
        assertThat(run("i.", "topics create --partitions 1").err()).isEmpty();
        run("i.", "allow add 192.0.2.1");
        Path folder = Files.createDirectories(files.resolve("list"));
        Files.createDirectories(folder.resolve("users"));
        Files.writeString(folder.resolve("a.txt"), "203.0.113.0/24 user=@ci reason=office\ndeny 203.0.113.9\n");
        Files.writeString(folder.resolve("users/ci.txt"), "deploy\njenkins\n");
        Run dry = run("i.", "allow apply --prune --dry-run -f " + folder);
        assertThat(dry.err()).isEmpty();
        assertThat(dry.out())
                .contains("Added: 203.0.113.0/24 user=@ci reason=office", "Added: @users/ci deploy jenkins")
                .contains("Removed: 192.0.2.1/32", "3 added, 0 changed, 0 unchanged, 1 not in the files\n")
                .contains("Nothing was written");
        assertThat(run("i.", "allow list").out()).hasLineCount(1);
        assertThat(run("i.", "allow apply -f " + folder).out()).contains("1 not in the files (--prune removes them)");
        assertThat(run("i.", "allow apply --prune -f " + folder).out())
                .contains("0 added, 0 changed, 3 unchanged, 1 not");
        String exported = run("i.", "allow export").out();
        assertThat(exported.lines())
                .containsExactlyInAnyOrder(
                        "203.0.113.0/24 user=@ci reason=office", "deny 203.0.113.9/32", "@users/ci deploy jenkins");
        Path file = Files.writeString(files.resolve("exported.txt"), exported);
        assertThat(run("i.", "allow apply --prune -f " + file).out())
                .contains("0 added, 0 changed, 3 unchanged, 0 not");
        assertThat(run("i.", "allow export --all").out()).contains("192.0.2.1/32 from=20", "removed=20", "id=al-");

        Files.writeString(folder.resolve("users/ci.txt"), "deploy\n");
        assertThat(run("i.", "allow apply -f " + folder).out()).contains("Changed: @users/ci deploy", "1 changed");
        assertThat(run("i.", "allow export --all").out().lines()).hasSize(5);
        Files.writeString(folder.resolve("a.txt"), "203.0.113.0/99\n");
        assertThat(run("i.", "allow apply -f " + folder).err()).hasLineCount(1).contains("a.txt, line 1: ");
        assertThat(run("i.", "allow apply --prune -f " + Files.createDirectories(files.resolve("none")))
                        .err())
                .contains("would remove the whole allowlist");
    }

    @Test
    void saysThatTheRegistryDoesNotAnswer() {
        Run run = Run.of("alerts", "--bootstrap-servers", broker.servers(), "--registry", "http://127.0.0.1:1");
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).hasLineCount(1).contains("http://127.0.0.1:1", "--registry");
        Run wrong = Run.of("alerts", "--bootstrap-servers", broker.servers(), "--registry", "somewhere");
        assertThat(wrong.err()).hasLineCount(1).contains("'somewhere'");
    }

    @Test
    void saysThatThereIsNothingYet() {
        assertThat(run("d.", "topics create --partitions 1").err()).isEmpty();
        assertThat(run("d.", "alerts").err()).contains("Nothing in d.alerts yet");
        assertThat(run("d.", "sessions --json")).isEqualTo(new Run(0, "", ""));
        assertThat(run("d.", "allow list").err()).contains("allowlist is empty");
    }

    private Run run(String prefix, String command) {
        return broker.run(prefix, command);
    }
}

package io.gatehouse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.standalone.DataDirectory;
import io.gatehouse.standalone.EmbeddedBroker;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The commands against a real broker; every test has a prefix of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class AllowIT {
    private DataDirectory data;
    private EmbeddedBroker broker;

    @BeforeAll
    void startBroker(@TempDir Path directory) {
        data = DataDirectory.open(directory);
        broker = EmbeddedBroker.start(data, 0);
    }

    @AfterAll
    void stopBroker() throws IOException {
        broker.close();
        data.close();
    }

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
    void saysThatTheRegistryDoesNotAnswer() {
        Run run =
                Run.of("alerts", "--bootstrap-servers", broker.bootstrapServers(), "--registry", "http://127.0.0.1:1");
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).hasLineCount(1).contains("http://127.0.0.1:1", "--registry");
        Run wrong = Run.of("alerts", "--bootstrap-servers", broker.bootstrapServers(), "--registry", "somewhere");
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
        Stream<String> cluster = Stream.of(
                "--prefix", prefix, "--bootstrap-servers", broker.bootstrapServers(), "--registry", "mock://" + prefix);
        return Run.of(Stream.concat(Arrays.stream(command.split(" ")), cluster).toArray(String[]::new));
    }
}

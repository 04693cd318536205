package io.gatehouse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The commands against a real broker; every test has a prefix of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PeopleIT {
    private static final String KEY = "SHA256:w6m2SM0POWFPtBxG6xlfFMwJ/lUBKgJv4d/ku53TN7w";
    private static final String ALICE =
            "people:\n- {id: alice, name: Alice Adams, keys: [" + KEY + "], accounts: [alice@*]}\n";

    @TempDir
    Path files;

    @RegisterExtension
    final CommandBroker broker = new CommandBroker();

    @Test
    void importsShowsAndRemovesPeople() throws IOException {
        run("a.", "topics create --partitions 1");
        Run first = importing("a.", ALICE);
        assertThat(first.err()).isEmpty();
        assertThat(first.out())
                .contains("Added: " + KEY + "  alice (Alice Adams)", "2 added, 0 moved to another person, 0 changed");
        assertThat(run("a.", "people list").out()).hasLineCount(2).contains("alice@*  alice (Alice Adams)  since 20");
        assertThat(run("a.", "people show ALICE").out()).hasLineCount(3).startsWith("alice (Alice Adams)\n  " + KEY);
        assertThat(run("a.", "people show nobody").err()).contains("nobody is known as nobody");

        assertThat(run("a.", "people remove SHA256:w6").out())
                .startsWith("Removed: " + KEY)
                .contains(", removed 20");
        assertThat(run("a.", "people remove SHA256:w6").err()).contains("nobody is known by SHA256:w6");
        assertThat(run("a.", "people list").out()).hasLineCount(1).doesNotContain(KEY);
        assertThat(run("a.", "people list --all --json").out().lines())
                .hasSize(2)
                .anyMatch(line -> line.contains("\"removed_at\":\"20") && line.contains(KEY));
    }

    @Test
    void writesOnlyWhatDiffersAndPrunesOnlyWhenToldTo() throws IOException {
        run("b.", "topics create --partitions 1");
        importing("b.", ALICE);
        String since = run("b.", "people list --json").out();
        assertThat(importing("b.", ALICE).out())
                .isEqualTo("0 added, 0 moved to another person, 0 changed, 2 unchanged, 0 not in the file\n");
        assertThat(run("b.", "people list --json").out()).isEqualTo(since);

        String other = "people:\n- {id: alice, name: Alice Brown, keys: [" + KEY + "]}\n- {id: bob, accounts: [b@*]}\n";
        assertThat(importing("b.", other, "--dry-run", "--prune").out())
                .contains("1 added, 0 moved to another person, 1 changed, 0 unchanged, 1 not in the file\n")
                .contains("Removed: alice@*", "Changed: " + KEY + "  alice (Alice Brown)", "Nothing was written");
        assertThat(run("b.", "people list --json").out()).isEqualTo(since);
        assertThat(importing("b.", other).out()).contains("Not in the file: alice@*", "(--prune removes them)");
        assertThat(run("b.", "people list").out()).hasLineCount(3).contains("Alice Brown");
        assertThat(importing("b.", other, "--prune").out()).contains("Removed: alice@*");
        assertThat(run("b.", "people list").out()).hasLineCount(2).doesNotContain("alice@*");
        assertThat(importing("b.", ALICE.replace("id: alice", "id: al")).out()).contains("Moved: " + KEY + "  al (");
    }

    @Test
    void writesNothingOfAFileThatIsWrongSomewhere() throws IOException {
        run("c.", "topics create --partitions 1");
        Run run = importing("c.", ALICE + "- {id: bob, keys: [SHA256:abc]}\n");
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).hasLineCount(1).contains("users.yml, line 3: \"SHA256:abc\": this is no SHA-256");
        assertThat(run("c.", "people list").err()).contains("Nobody is known");
        assertThat(run("c.", "people import nowhere.yml").err()).contains("there is no file nowhere.yml");
    }

    private Run importing(String prefix, String text, String... more) throws IOException {
        Path file = Files.writeString(files.resolve("users.yml"), text);
        return run(prefix, "people import " + file + " " + String.join(" ", more));
    }

    private Run run(String prefix, String command) {
        return broker.run(prefix, command);
    }
}

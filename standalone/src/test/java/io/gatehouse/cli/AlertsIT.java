package io.gatehouse.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.gatehouse.ingest.AgentSettings;
import io.gatehouse.ingest.HostIdentity;
import io.gatehouse.ingest.LogInput;
import io.gatehouse.ingest.LogSource;
import io.gatehouse.ingest.StartAt;
import io.gatehouse.schemas.Topics;
import io.gatehouse.standalone.Stack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The commands about alerts against the whole pipeline, which reads the log of a host while they run. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class AlertsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** Longer than a message takes that should not come. */
    private static final Duration SILENCE = Duration.ofSeconds(3);

    private Path auth;
    private Stack stack;

    @BeforeAll
    void startThePipeline(@TempDir Path directory) throws IOException, InterruptedException {
        auth = Files.createFile(directory.resolve("auth.log"));
        stack = new Stack(
                directory.resolve("data"), 0, Stack.Registry.inProcess(), new Topics("gatehouse.", 3, (short) 1));
        stack.startStreams(1);
        stack.startAgent(AgentSettings.of(
                        new HostIdentity("machine-1", "web-1", ZoneOffset.UTC),
                        List.of(new LogInput(LogSource.AUTH, auth.toString())),
                        stack.data().agent().resolve("checkpoint.json"))
                .withStartAt(StartAt.BEGINNING));
        login("alice");
        login("bob\u001b[2J");
        await().atMost(PATIENCE).until(() -> told().size() == 2);
    }

    @AfterAll
    void stopThePipeline() {
        stack.close();
    }

    private void login(String user) throws IOException {
        String line = Instant.now().truncatedTo(ChronoUnit.SECONDS) + " web-1 sshd[100]: Accepted password for " + user
                + " from 192.0.2.1 port 4000 ssh2\n";
        Files.writeString(auth, line, StandardOpenOption.APPEND);
    }

    private Run run(String... command) {
        return Run.of(Stream.concat(
                        Stream.of(command),
                        Stream.of("--bootstrap-servers", stack.bootstrapServers(), "--registry", stack.registryUrl()))
                .toArray(String[]::new));
    }

    private List<String> told() {
        return run("alerts", "notifications").out().lines().toList();
    }

    private String idOf(String user) {
        String row =
                run("alerts", "list", "--user", user).out().lines().toList().get(1);
        return row.split("\\s+")[4];
    }

    @Test
    @Order(1)
    void listsTheAlertsThatFit() {
        assertThat(run("alerts", "list").out().lines())
                .hasSize(3)
                .first()
                .asString()
                .startsWith("LAST SEEN             LEVEL          STATUS         EVENTS  ID        WHAT");
        assertThat(run("alerts", "list", "--status", "open,closed", "--level", "HIGH", "--user", "al*", "--since", "1h")
                        .out())
                .hasLineCount(2)
                .containsPattern("Z  high +open +1  [0-9a-f]{8}  .*alice");
        assertThat(run("alerts", "list", "--host", "machine-1", "--rule", "login-*")
                        .out())
                .hasLineCount(3);
        assertThat(run("alerts", "list", "--json", "--user", "alice").out())
                .hasLineCount(1)
                .startsWith("{\"@timestamp\"");
        assertThat(run("alerts", "list", "--level", "critical").err()).isEqualTo("No alert fits.\n");
        assertThat(run("alerts", "list", "--host", "web-2").err()).isEqualTo("No alert fits.\n");
        assertThat(run("alerts", "list", "--rule", "su-*").err()).isEqualTo("No alert fits.\n");
        assertThat(run("alerts", "list", "--status", "closed").err()).isEqualTo("No alert fits.\n");
        assertThat(run("alerts", "list", "--status", "shut").status()).isEqualTo(2);
        assertThat(run("alerts", "--json", "list").err()).contains("--json stands before list: write it behind");
        assertThat(run("alerts").out()).hasLineCount(2);
    }

    @Test
    @Order(2)
    void showsAnAlertWithItsLines() {
        String id = idOf("alice");
        assertThat(run("alerts", "show", id).out())
                .contains(
                        "sshd[100]: Accepted password for alice from 192.0.2.1",
                        "./gatehouse alerts ack " + id + " --note TEXT",
                        "  hosts     web-1\n");
        assertThat(run("alerts", "show", idOf("bob*")).out())
                .doesNotContain("\u001b")
                .contains("\\x1b[2J");
        assertThat(run("alerts", "show", id, "--json").out()).hasLineCount(1).contains("\"evidence\"");
        assertThat(run("alerts", "show", "zz").err()).contains("there is no alert zz: see ./gatehouse alerts list");
        assertThat(run("alerts", "show", "").err()).contains("the id of the alert is empty");
    }

    @Test
    @Order(3)
    void showsWhoWasToldWhat() {
        assertThat(told())
                .hasSize(2)
                .anySatisfy(
                        line -> assertThat(line).matches("2.*Z  default  open  \\[HIGH] .*alice.*  " + idOf("alice")));
        assertThat(run("alerts", "notifications", "--alert", idOf("alice"), "--json")
                        .out())
                .hasLineCount(1)
                .contains("\"cause\":\"open\"", "\"held_back\":0");
        assertThat(run("alerts", "notifications", "--route", "pager").err())
                .isEqualTo("Nobody was told anything that fits.\n");
    }

    @Test
    @Order(4)
    void tellsNobodyOfAnAlertThatSomebodyHasTakenNoteOf() throws Exception {
        String id = idOf("alice");
        assertThat(run("alerts", "ack", id).err()).contains("--note");
        assertThat(run("alerts", "ack", id, "--note", " ").err()).contains("--note is empty");
        assertThat(run("alerts", "ack", "zz", "--note", "x").err()).contains("there is no alert zz");
        assertThat(run("alerts", "ack", id, "--note", "new laptop", "--by", "carol")
                        .out())
                .startsWith("Acknowledged: HIGH ")
                .endsWith("by carol: new laptop\n");
        await().atMost(PATIENCE)
                .until(() ->
                        run("alerts", "list", "--status", "acknowledged").out().contains("alice"));
        assertThat(run("alerts", "show", id).out())
                .contains("acknowledged by carol at 2")
                .contains(": new laptop\n");
        login("alice");
        await().atMost(PATIENCE).until(() -> run("alerts", "show", id).out().contains("  events    2\n"));
        Thread.sleep(SILENCE.toMillis());
        assertThat(told()).hasSize(2);
    }

    @Test
    @Order(5)
    void closesAnAlertAndRefusesToTakeNoteOfItAgain() {
        String id = idOf("bob*");
        assertThat(run("alerts", "ack", id, "--note", "was me", "--close").out())
                .startsWith("Acknowledged and closed: ");
        await().atMost(PATIENCE)
                .until(() -> run("alerts", "list", "--status", "closed").out().contains("bob"));
        assertThat(run("alerts", "ack", id, "--note", "again").err()).contains("is closed");
    }
}

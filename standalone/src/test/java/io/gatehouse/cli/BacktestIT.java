package io.gatehouse.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.gatehouse.ingest.Agent;
import io.gatehouse.ingest.AgentSettings;
import io.gatehouse.ingest.HostIdentity;
import io.gatehouse.ingest.LogInput;
import io.gatehouse.ingest.LogSource;
import io.gatehouse.ingest.ProducerSettings;
import io.gatehouse.ingest.StartAt;
import io.gatehouse.redact.Redactor;
import io.gatehouse.schemas.Topics;
import io.gatehouse.streams.app.StreamsApp;
import io.gatehouse.streams.app.StreamsSettings;
import io.gatehouse.streams.detect.notify.Routes;
import io.gatehouse.streams.detect.sigma.SigmaRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Holds other rules and another allowlist against what the whole pipeline alerted while it ran. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class BacktestIT {
    private static final String PREFIX = "backtest.";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @RegisterExtension
    final CommandBroker broker = new CommandBroker();

    @TempDir
    Path files;

    @BeforeAll
    void alertLiveAndStop(@TempDir Path directory) throws Exception {
        assertThat(run("topics create --partitions 3").err()).isEmpty();
        Path auth = Files.write(directory.resolve("auth.log"), lines());
        Topics topics = broker.topics(PREFIX);
        StreamsSettings settings = new StreamsSettings(
                "backtest-live",
                broker.servers(),
                topics,
                directory.resolve("state"),
                1,
                0,
                false,
                StreamsSettings.DEFAULT_STATE_MEMORY,
                Map.of());
        AgentSettings host = AgentSettings.of(
                        new HostIdentity("machine-1", "web-1", ZoneOffset.UTC),
                        List.of(new LogInput(LogSource.AUTH, auth.toString())),
                        directory.resolve("checkpoint.json"))
                .withStartAt(StartAt.BEGINNING);
        try (StreamsApp app = new StreamsApp(
                        settings, broker.serdes(PREFIX), SigmaRules.shipped(), Routes.standard(), Redactor.off());
                Agent agent = Agent.start(
                        host,
                        topics.raw(),
                        broker.serdes(PREFIX).forTopic(topics.raw()).serializer(),
                        () -> ProducerSettings.of(Map.of("bootstrap.servers", broker.servers()))
                                .open())) {
            app.start();
            assertThat(agent.awaitDrained(PATIENCE)).isTrue();
            await().atMost(PATIENCE)
                    .until(() -> run("alerts list --rule login-failures-from-one-address")
                            .out()
                            .contains(" 22 "));
            await().atMost(PATIENCE)
                    .until(() -> run("alerts notifications").out().contains("Login as root"));
        }
    }

    /** A login of alice and one of root that no allowlist covers, and 22 failures from one address. */
    private static List<String> lines() {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 22; i++) {
            lines.add(now.minusSeconds(60 - i) + " web-1 sshd[100]: Failed password for bob from 203.0.113.9 port 40"
                    + i + " ssh2");
        }
        lines.add(
                now.minusSeconds(30) + " web-1 sshd[101]: Accepted publickey for alice from 192.0.2.1 port 4000 ssh2");
        lines.add(
                now.minusSeconds(20) + " web-1 sshd[102]: Accepted password for root from 198.51.100.2 port 4000 ssh2");
        return lines;
    }

    @Test
    void findsNoDifferenceWithTheRulesThatRanThen() {
        Run run = run("backtest --since 1d");
        assertThat(run.err()).isEmpty();
        assertThat(counts(run))
                .contains(
                        "login-failures-from-one-address web-1 0 0 0 1",
                        "login-not-allowlisted web-1 0 0 0 2",
                        "root-login web-1 0 0 0 1")
                .allMatch(row -> row.contains(" 0 0 0 "));
    }

    @Test
    void saysWhatIsNewGoneAndChangedWithOtherRules() throws IOException {
        Run run = run("backtest --since 1d --rules " + otherRules());
        assertThat(run.err()).isEmpty();
        assertThat(counts(run))
                .contains(
                        "alice-came web-1 1 0 0 0",
                        "login-failures-from-one-address web-1 0 1 0 0",
                        "login-not-allowlisted web-1 0 0 0 2",
                        "root-login web-1 0 0 1 0");
        assertThat(run.out().lines())
                .anyMatch(line -> line.matches("new +2.*Z  LOW Alice came: .*"))
                .anyMatch(line -> line.matches("gone +2.*Z  LOW Many failed logins .*203\\.0\\.113\\.9.*22 times.*"))
                .anyMatch(line -> line.matches("changed +2.*Z  CRITICAL Root is here: root .*"))
                .anyMatch(line -> line.matches("   was +2.*Z  MEDIUM Login as root: root .*"));
        assertThat(run("backtest --json --rules " + files.resolve("rules"))
                        .out()
                        .lines())
                .hasSize(3)
                .allMatch(line -> line.startsWith("{\"change\":\""));
    }

    @Test
    void saysWhatIsGoneWithAnotherAllowlist() throws IOException {
        Path allowlist = Files.writeString(files.resolve("allowlist.txt"), "192.0.2.0/24 user=alice\n");
        Run run = run("backtest --since 1d --allowlist " + allowlist);
        assertThat(counts(run)).contains("login-not-allowlisted web-1 0 1 0 1", "root-login web-1 0 0 0 1");
        assertThat(run.out().lines().filter(line -> line.startsWith("gone ")))
                .singleElement()
                .asString()
                .contains("Login not on the allowlist: alice from 192.0.2.1");
    }

    @Test
    void writesNothingAndTellsNobody() throws Exception {
        try (Cluster cluster = broker.connect(PREFIX)) {
            Map<TopicPartition, Long> before = ends(cluster);
            assertThat(before.get(
                            new TopicPartition(broker.topics(PREFIX).alerts().name(), 0)))
                    .isNotNull();
            assertThat(run("backtest --rules " + otherRules()).out()).contains("alice-came");
            assertThat(ends(cluster)).isEqualTo(before);
            assertThat(cluster.get(cluster.admin().listGroups().all()))
                    .extracting(GroupListing::groupId)
                    .containsExactly("backtest-live");
        }
    }

    @Test
    void saysThatNothingCameInThatTime() throws InterruptedException {
        Thread.sleep(2);
        Run run = run("backtest --since 0s");
        assertThat(run.out()).isEqualTo("There is no alert, neither then nor now.\n");
        assertThat(run.err()).startsWith("Compared are the alerts that began at 20");
    }

    @Test
    void saysInOneLineWhatKeepsItFromRunning() {
        assertThat(run("backtest --since soon").err()).contains("'soon' is no length of time: write 30m, 12h or 7d");
        assertThat(run("backtest --rules nowhere").err())
                .hasLineCount(1)
                .contains("there is no file or folder nowhere");
        assertThat(run("backtest --allowlist nowhere").err())
                .hasLineCount(1)
                .contains("allowlist: there is no file nowhere");
        assertThat(broker.run("nobody.", "backtest").err()).hasLineCount(1).contains("nobody.raw", "topics create");
    }

    /** The end of every partition, of Kafka's own topics too. */
    private static Map<TopicPartition, Long> ends(Cluster cluster) {
        Set<String> names = cluster.get(cluster.admin()
                .listTopics(new ListTopicsOptions().listInternal(true))
                .names());
        Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
        cluster.get(cluster.admin().describeTopics(names).allTopicNames())
                .forEach((name, topic) -> topic.partitions()
                        .forEach(partition ->
                                wanted.put(new TopicPartition(name, partition.partition()), OffsetSpec.latest())));
        Map<TopicPartition, Long> ends = new HashMap<>();
        cluster.get(cluster.admin().listOffsets(wanted).all())
                .forEach((partition, end) -> ends.put(partition, end.offset()));
        return ends;
    }

    /** A rule of another level and title, a new one, and one that does not run any more. */
    private Path otherRules() throws IOException {
        Path rules = Files.createDirectories(files.resolve("rules"));
        Files.writeString(rules.resolve("rules.yml"), """
                title: Root is here
                id: 6b0a7c56-54a3-4f0e-8f0c-2d8a1c3c9a02
                name: root-login
                logsource: {product: gatehouse, category: event}
                detection:
                  selection: {event.action: logged-in, user.name: root}
                  condition: selection
                level: critical
                gatehouse: {group-by: [host.id, source.ip]}
                ---
                title: Alice came
                name: alice-came
                logsource: {product: gatehouse, category: event}
                detection:
                  selection: {event.action: logged-in, user.name: alice}
                  condition: selection
                level: low
                """);
        Files.writeString(rules.resolve("modes.yml"), "login-failures-from-one-address: off\n");
        return rules;
    }

    /** The rows of counts, without their alignment. */
    private static List<String> counts(Run run) {
        return run.out()
                .lines()
                .dropWhile(line -> !line.startsWith("rule and host"))
                .skip(1)
                .map(line -> line.replaceAll(" +", " "))
                .toList();
    }

    private Run run(String command) {
        return broker.run(PREFIX, command);
    }
}

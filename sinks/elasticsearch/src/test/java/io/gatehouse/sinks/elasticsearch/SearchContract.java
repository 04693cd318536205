package io.gatehouse.sinks.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.gatehouse.model.Session;
import io.gatehouse.schemas.Topic;
import io.gatehouse.schemas.Topics;
import io.gatehouse.sinks.testkit.SearchProcess;
import io.gatehouse.sinks.testkit.SinkContract;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The contract of all sinks, held with a real search server(). */
abstract class SearchContract extends SinkContract<Session> {
    static final Path MODULES = Path.of("..", "searchserver");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private @Nullable SearchProcess started;

    abstract SearchProcess serverIn(Path folder);

    private SearchProcess server() {
        if (started == null) {
            started = serverIn(folder().resolve("server"));
        }
        return started;
    }

    @Override
    protected Topic<Session> topic(Topics topics) {
        return topics.sessions();
    }

    @Override
    protected Session record(int number) {
        return Records.session("contract-" + number, 1, "open");
    }

    @Override
    protected Session poison() {
        return Records.session("x".repeat(200), 1, "open");
    }

    @Override
    protected Map<String, String> settings(String secret) {
        return Map.of(
                "connector.class", "io.gatehouse.sinks.elasticsearch.ElasticsearchSinkConnector",
                "elasticsearch.url", server().url(),
                "elasticsearch.username", "gatehouse",
                "elasticsearch.password", secret,
                "elasticsearch.timeout.ms", "5000");
    }

    @Override
    protected Map<String, String> wrongSettings() {
        return Map.of(
                "elasticsearch.url", "ftp://host",
                "index.events", "Audit Log",
                "index.sessions", "sessions-%{hh}",
                "index.events.retention.days", "-1",
                "elasticsearch.api.key", "beside a user",
                "bulk.records", "0");
    }

    @Override
    protected String secret() {
        return "opensesame-4711";
    }

    @Override
    protected void startTarget() throws Exception {
        server().start();
    }

    @Override
    protected void stopTarget() throws Exception {
        server().kill();
    }

    @Override
    protected List<Integer> delivered() throws Exception {
        server().status("POST", "/_refresh", "");
        JsonNode found = server().ask("GET", "/gatehouse-sessions/_search?size=10000&_source=false", "");
        List<Integer> numbers = new ArrayList<>();
        for (JsonNode hit : found.path("hits").path("hits")) {
            numbers.add(Integer.valueOf(hit.path("_id").asText().replace("contract-", "")));
        }
        return numbers.stream().sorted().toList();
    }

    @Test
    void keepsTheNewestRevisionWhateverComesLast() throws Exception {
        Topics topics = topics("newest");
        bench().connect("newest", with(topics.sessions(), Map.of("index.sessions", "newest")));
        for (long revision : new long[] {1, 3, 2}) {
            bench().send(topics.sessions(), "key", Records.session("s-1", revision, "revision " + revision));
        }
        bench().send(topics.sessions(), "key", Records.session("s-2", 1, "open"));
        awaitCount("newest", 2);
        JsonNode kept = server().ask("GET", "/newest/_doc/s-1", "");
        assertThat(kept.path("_version").asLong()).isEqualTo(3);
        assertThat(kept.at("/_source/gatehouse/session/status").asText()).isEqualTo("revision 3");
        bench().disconnect("newest");
    }

    @Test
    void putsAnEventIntoTheIndexOfItsDayAndAForgedOneIntoThatOfItsArrival() throws Exception {
        Topics topics = topics("days");
        bench().connect("days", with(topics.commands(), Map.of("index.events", "days-%{yyyy.MM.dd}")));
        bench().send(topics.commands(), "a", Records.command("late", 1, Records.ARRIVAL.minusSeconds(86_400), "id"));
        bench().send(topics.commands(), "b", Records.command("forged", 1, Instant.EPOCH, "id"));
        bench().send(topics.commands(), "c", Records.command("now", 1, Records.ARRIVAL, "rm -rf \u202e \ud83d\ude00"));
        awaitCount("days-*", 3);
        assertThat(server().status("GET", "/days-2026.11.20/_doc/late", "")).isEqualTo(200);
        assertThat(server().status("GET", "/days-2026.11.21/_doc/forged", "")).isEqualTo(200);
        assertThat(server().ask("GET", "/days-2026.11.21/_search?q=process.command_line:rf", "")
                        .at("/hits/hits/0/_source/process/command_line")
                        .asText())
                .isEqualTo("rm -rf \u202e \ud83d\ude00");
        bench().disconnect("days");
    }

    @Test
    void waitsWhileAnIndexTakesNothingAndThenGoesOn() throws Exception {
        Topics topics = topics("blocked");
        server().status("PUT", "/blocked", "");
        server().status("PUT", "/blocked/_settings", "{\"index.blocks.read_only_allow_delete\": true}");
        bench().connect("blocked", with(topics.sessions(), Map.of("index.sessions", "blocked")));
        bench().send(topics.sessions(), "key", record(1));
        Thread.sleep(3000);
        assertThat(bench().taskState("blocked")).isEqualTo("RUNNING");
        server().status("PUT", "/blocked/_settings", "{\"index.blocks.read_only_allow_delete\": null}");
        awaitCount("blocked", 1);
        bench().disconnect("blocked");
    }

    @Test
    void putsWhatTheMappingRefusesIntoTheDeadLetters() throws Exception {
        Topics topics = topics("strict");
        server().status("PUT", "/strict", "{\"mappings\": {\"properties\": {\"user\": {\"type\": \"long\"}}}}");
        bench().create("strict.dead");
        bench().connect(
                        "strict",
                        with(
                                topics.sessions(),
                                Map.of(
                                        "index.sessions", "strict",
                                        "errors.tolerance", "all",
                                        "errors.deadletterqueue.topic.name", "strict.dead",
                                        "errors.deadletterqueue.topic.replication.factor", "1",
                                        "errors.deadletterqueue.context.headers.enable", "true")));
        bench().send(topics.sessions(), "key", record(1));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(bench().read("strict.dead"))
                        .singleElement()
                        .satisfies(dead -> assertThat(new String(
                                        dead.headers()
                                                .lastHeader("__connect.errors.exception.message")
                                                .value(),
                                        StandardCharsets.UTF_8))
                                .contains("400")
                                .contains("user")));
        bench().disconnect("strict");
    }

    @Test
    void givesADataStreamEachEventOnce() throws Exception {
        Topics topics = topics("stream");
        bench().connect(
                        "stream",
                        with(
                                topics.commands(),
                                Map.of("index.events", "stream-events", "index.events.data.stream", "true")));
        bench().send(topics.commands(), "a", Records.command("one", 1, Records.ARRIVAL, "id"));
        bench().send(topics.commands(), "a", Records.command("one", 2, Records.ARRIVAL, "id"));
        bench().send(topics.commands(), "a", Records.command("two", 1, Records.ARRIVAL, "id"));
        awaitCount("stream-events", 2);
        bench().disconnect("stream");
    }

    @Test
    void deletesIndicesThatArePastTheirTimeAndNoOthers() throws Exception {
        Topics topics = topics("retention");
        for (String index : List.of("old-2020.01.01", "old-2020.01.01-mine", "old-2999.01.01")) {
            server().status("PUT", "/" + index, "");
        }
        bench().connect(
                        "retention",
                        with(
                                topics.sessions(),
                                Map.of("index.events", "old-%{yyyy.MM.dd}", "index.events.retention.days", "30")));
        bench().send(topics.sessions(), "key", record(1));
        await().atMost(PATIENCE).until(() -> server().status("HEAD", "/old-2020.01.01", "") == 404);
        assertThat(server().status("HEAD", "/old-2020.01.01-mine", "")).isEqualTo(200);
        assertThat(server().status("HEAD", "/old-2999.01.01", "")).isEqualTo(200);
        bench().disconnect("retention");
    }

    private Topics topics(String prefix) {
        Topics topics = new Topics(prefix + ".", 1, (short) 1);
        bench().create(topics.sessions().name());
        bench().create(topics.commands().name());
        return topics;
    }

    private Map<String, String> with(Topic<?> topic, Map<String, String> more) {
        Map<String, String> all = new HashMap<>(settings("none"));
        all.put("topics", topic.name());
        all.putAll(more);
        return all;
    }

    private void awaitCount(String index, int count) {
        await().atMost(PATIENCE).untilAsserted(() -> {
            server().status("POST", "/" + index + "/_refresh", "");
            assertThat(server().ask("GET", "/" + index + "/_count", "")
                            .path("count")
                            .asInt())
                    .isEqualTo(count);
        });
    }
}

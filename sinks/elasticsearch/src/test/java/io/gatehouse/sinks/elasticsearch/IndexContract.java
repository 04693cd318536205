package io.gatehouse.sinks.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gatehouse.model.Event;
import io.gatehouse.schemas.Topics;
import io.gatehouse.schemas.json.EcsJson;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a real search server holds after the sink has written to it: revisions, days, blocks, refusals, streams, retention. */
abstract class IndexContract extends SearchContract {
    private static final ObjectMapper JSON = new ObjectMapper();

    boolean hasDataStreams() {
        return true;
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

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void takesWhatTheJsonConverterGives(boolean schemas) throws Exception {
        String name = "json-" + schemas;
        Topics topics = topics(name);
        Map<String, String> converter = Map.of(
                "index.events",
                name,
                "value.converter",
                "org.apache.kafka.connect.json.JsonConverter",
                "value.converter.schemas.enable",
                String.valueOf(schemas));
        bench().connect(name, with(topics.commands(), converter));
        Event command = Records.command("json-1", 1, Records.ARRIVAL, "rm -rf \u202e");
        bench().sendBytes(topics.commands().name(), "a", JsonRecords.of(topics.commands(), command, schemas));
        awaitCount(name, 1);
        assertThat(server().ask("GET", "/" + name + "/_doc/json-1", "").path("_source"))
                .isEqualTo(JSON.readTree(new EcsJson().of(command)));
        bench().disconnect(name);
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
        assumeTrue(hasDataStreams(), "this server has no data streams");
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

    @Test
    void runsEveryQueryOfTheDashboards() throws Exception {
        Topics topics = topics("dashboards");
        bench().connect("dashboards", with(topics.sessions(), Map.of()));
        bench().send(topics.sessions(), "key", record(999_999));
        await().atMost(PATIENCE).until(() -> delivered().contains(999_999));
        int run = 0;
        for (JsonNode object : Dashboards.objects()) {
            String query = Dashboards.query(object);
            if (!query.isEmpty()) {
                String body = JSON.writeValueAsString(
                        Map.of("query", Map.of("query_string", Map.of("query", query)), "size", 1));
                assertThat(server().status("POST", "/gatehouse-sessions/_search", body))
                        .as(query)
                        .isEqualTo(200);
                run++;
            }
        }
        assertThat(run).isGreaterThan(10);
        bench().disconnect("dashboards");
    }
}

package io.gatehouse.sinks.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.gatehouse.model.Session;
import io.gatehouse.schemas.Topic;
import io.gatehouse.schemas.Topics;
import io.gatehouse.sinks.testkit.SearchProcess;
import io.gatehouse.sinks.testkit.SinkContract;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The contract of all sinks, held with a real search server(). */
abstract class SearchContract extends SinkContract<Session> {
    static final Path MODULES = Path.of("..", "searchserver");
    static final Duration PATIENCE = Duration.ofSeconds(30);

    private @Nullable SearchProcess started;

    abstract SearchProcess serverIn(Path folder);

    final SearchProcess server() {
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

    final Topics topics(String prefix) {
        Topics topics = new Topics(prefix + ".", 1, (short) 1);
        bench().create(topics.sessions().name());
        bench().create(topics.commands().name());
        return topics;
    }

    final Map<String, String> with(Topic<?> topic, Map<String, String> more) {
        Map<String, String> all = new HashMap<>(settings("none"));
        all.put("topics", topic.name());
        all.putAll(more);
        return all;
    }

    final void awaitCount(String index, int count) {
        await().atMost(PATIENCE).untilAsserted(() -> {
            server().status("POST", "/" + index + "/_refresh", "");
            assertThat(server().ask("GET", "/" + index + "/_count", "")
                            .path("count")
                            .asInt())
                    .isEqualTo(count);
        });
    }
}

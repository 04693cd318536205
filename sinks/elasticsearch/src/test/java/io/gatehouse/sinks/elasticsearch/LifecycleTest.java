package io.gatehouse.sinks.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The lifecycle policy of a data stream. The server is a stand-in: it keeps policies and templates and answers as the REST API of
 * Elasticsearch 8 says; the artifacts that the other tests start have no index lifecycle management.
 */
final class LifecycleTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String POLICY = "/_ilm/policy/gatehouse-events";
    private static final String TEMPLATE = "/_index_template/gatehouse-events";

    private final List<String> put = new ArrayList<>();
    private final Map<String, JsonNode> kept = new HashMap<>();
    private HttpServer server;
    private boolean hasLifecycles = true;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void putsThePolicyAndThenTheTemplateThatNamesIt() {
        assertThat(prepare("90")).isNull();
        assertThat(put).startsWith(POLICY, TEMPLATE);
        assertThat(kept(POLICY).at("/policy/phases/delete/min_age").asText()).isEqualTo("90d");
        assertThat(kept(POLICY).at("/policy/phases/delete/actions").has("delete"))
                .isTrue();
        assertThat(kept(POLICY)
                        .at("/policy/phases/hot/actions/rollover/max_age")
                        .asText())
                .isEqualTo("1d");
        assertThat(kept(TEMPLATE).at(Templates.POLICY).asText()).isEqualTo("gatehouse-events");
    }

    @Test
    void leavesThemAloneWhereTheyAreThereAndChangesTheAgeWhereItIsAnother() {
        prepare("90");
        put.clear();
        assertThat(prepare("90")).isNull();
        assertThat(put).isEmpty();
        assertThat(prepare("30")).isNull();
        assertThat(put).containsExactly(POLICY);
        assertThat(kept(POLICY).at("/policy/phases/delete/min_age").asText()).isEqualTo("30d");
    }

    @Test
    void namesThePolicyInATemplateThatDidNot() {
        prepare("0");
        assertThat(kept(TEMPLATE).at(Templates.POLICY).isMissingNode()).isTrue();
        put.clear();
        prepare("90");
        assertThat(put).containsExactly(POLICY, TEMPLATE);
    }

    @Test
    void namesTheSettingWhereTheServerHasNoLifecycles() {
        hasLifecycles = false;
        assertThat(prepare("90"))
                .startsWith(
                        "index.events.retention.days of a data stream needs a server with index lifecycle management")
                .contains("no handler found for uri");
        assertThat(put).isEmpty();
        assertThat(prepare("0")).isNull();
        assertThat(put).contains(TEMPLATE).doesNotContain(POLICY);
    }

    private @Nullable String prepare(String days) {
        ElasticsearchSettings settings = new ElasticsearchSettings(Map.of(
                "elasticsearch.url",
                "http://127.0.0.1:" + server.getAddress().getPort(),
                "index.events",
                "ssh",
                "index.events.data.stream",
                "true",
                "index.events.retention.days",
                days));
        assertThat(settings.conflicts()).isEmpty();
        try (SearchServer client = new SearchServer(settings.server())) {
            return new Housekeeping(settings, client, Clock.systemUTC()).prepare();
        }
    }

    private JsonNode kept(String path) {
        return kept.getOrDefault(path, MissingNode.getInstance());
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            byte[] body = exchange.getRequestBody().readAllBytes();
            if (path.startsWith("/_ilm") && !hasLifecycles) {
                answer(exchange, 400, "{\"error\":\"no handler found for uri [" + path + "] and method [GET]\"}");
            } else if (path.equals("/_ilm/status")) {
                answer(exchange, 200, "{\"operation_mode\":\"RUNNING\"}");
            } else if (exchange.getRequestMethod().equals("PUT")) {
                put.add(path);
                kept.put(path, JSON.readTree(body));
                answer(exchange, 200, "{\"acknowledged\":true}");
            } else {
                answer(exchange, kept.containsKey(path) ? 200 : 404, shown(path));
            }
        }
    }

    private String shown(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        JsonNode there = kept.get(path);
        if (there == null) {
            return "{}";
        }
        return path.startsWith("/_ilm")
                ? "{\"" + name + "\":{\"version\":1,\"policy\":" + there.path("policy") + "}}"
                : "{\"index_templates\":[{\"name\":\"" + name + "\",\"index_template\":" + there + "}]}";
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}

package io.gatehouse.sinks.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.gatehouse.schemas.Topics;
import io.gatehouse.sinks.testkit.ConnectBench;
import io.gatehouse.sinks.testkit.SearchProcess;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** TLS, user and API key: a real server behind a proxy that asks for them, through a real worker. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SecuredIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String SECRET = "opensesame-4711";

    private ServerKeys keys;
    private SearchProcess server;
    private SecuredServer secured;
    private ConnectBench bench;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        keys = ServerKeys.make(folder.resolve("server.p12"), "dns:localhost");
        server = SearchProcess.elasticsearch8(SearchContract.MODULES, folder.resolve("server"));
        server.start();
        secured = new SecuredServer(keys, server.url());
        bench = ConnectBench.standalone(folder.resolve("bench"));
    }

    @AfterAll
    void stop() throws Exception {
        bench.close();
        secured.close();
        server.kill();
    }

    @Test
    void writesAsAUserWhomTheServerKnows() {
        secured.expectUser("gatehouse", SECRET);
        connect("user", Map.of("elasticsearch.username", "gatehouse", "elasticsearch.password", SECRET));
        awaitDocuments("user", 1);
        bench.disconnect("user");
    }

    @Test
    void writesWithAnApiKey() {
        secured.expectApiKey("VnVhQ2ZHY0JDZGJrUW0tZTVhT3g6dWkybHAyYXhUTm1zeWFrdzl0dk5udw==");
        connect("key", Map.of("elasticsearch.api.key", "VnVhQ2ZHY0JDZGJrUW0tZTVhT3g6dWkybHAyYXhUTm1zeWFrdzl0dk5udw=="));
        awaitDocuments("key", 1);
        bench.disconnect("key");
    }

    @Test
    void waitsWithAWrongPasswordNamesTheSettingAndGoesOnWhenTheServerTakesIt() {
        secured.expectUser("gatehouse", "another");
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        PrintStream before = System.err;
        System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
        try {
            int refused = secured.refused();
            connect("wrong", Map.of("elasticsearch.username", "gatehouse", "elasticsearch.password", SECRET));
            await().atMost(PATIENCE).until(() -> secured.refused() >= refused + 2);
        } finally {
            System.setErr(before);
        }
        assertThat(bench.taskState("wrong")).isEqualTo("RUNNING");
        assertThat(log.toString(StandardCharsets.UTF_8))
                .contains("check elasticsearch.username and elasticsearch.password (the server answered 401")
                .doesNotContain(SECRET);
        secured.expectUser("gatehouse", SECRET);
        awaitDocuments("wrong", 1);
        bench.disconnect("wrong");
    }

    private void connect(String name, Map<String, String> more) {
        Topics topics = new Topics(name + ".", 1, (short) 1);
        bench.create(topics.sessions().name());
        Map<String, String> settings = new HashMap<>(trusting(keys));
        settings.put("connector.class", "io.gatehouse.sinks.elasticsearch.ElasticsearchSinkConnector");
        settings.put("topics", topics.sessions().name());
        settings.put("elasticsearch.url", secured.url());
        settings.put("index.sessions", "secured-" + name);
        settings.putAll(more);
        bench.connect(name, settings);
        bench.send(topics.sessions(), "key", Records.session("s-1", 1, "open"));
    }

    private static Map<String, String> trusting(ServerKeys keys) {
        return Map.of(
                "elasticsearch.truststore.location",
                keys.store().toString(),
                "elasticsearch.truststore.password",
                ServerKeys.PASSWORD);
    }

    private void awaitDocuments(String name, int count) {
        await().atMost(PATIENCE).untilAsserted(() -> {
            server.status("POST", "/secured-" + name + "/_refresh", "");
            assertThat(server.ask("GET", "/secured-" + name + "/_count", "")
                            .path("count")
                            .asInt())
                    .isEqualTo(count);
        });
    }
}

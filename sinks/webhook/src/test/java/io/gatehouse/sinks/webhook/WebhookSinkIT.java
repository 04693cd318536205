package io.gatehouse.sinks.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.gatehouse.sinks.testkit.NotificationContract;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The contract of all sinks, with a receiver of the plain record. */
class WebhookSinkIT extends NotificationContract {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<Receiver.Request> before = new ArrayList<>();
    private @Nullable Receiver receiver;
    private int port;

    @Override
    protected Map<String, String> settings(String secret) {
        return Map.of(
                "connector.class",
                "io.gatehouse.sinks.webhook.WebhookSinkConnector",
                "webhook.url",
                "http://127.0.0.1:" + port + "/hook",
                "webhook.authorization",
                secret);
    }

    @Override
    protected Map<String, String> wrongSettings() {
        return Map.of("webhook.url", "nowhere", "webhook.when", "level", "webhook.template", "{\"a\": \"{{b}}\"}");
    }

    @Override
    protected String secret() {
        return "Bearer correct-horse-battery";
    }

    @Override
    protected void startTarget() throws IOException {
        receiver = new Receiver(port);
        port = receiver.port();
    }

    @Override
    protected void stopTarget() {
        if (receiver != null) {
            receiver.close();
            before.addAll(receiver.requests());
            receiver = null;
        }
    }

    private List<Receiver.Request> requests() {
        List<Receiver.Request> all = new ArrayList<>(before);
        if (receiver != null) {
            all.addAll(receiver.requests());
        }
        return all;
    }

    @Override
    protected List<Integer> delivered() throws IOException {
        List<Integer> numbers = new ArrayList<>();
        for (Receiver.Request request : requests()) {
            assertThat(request.headers().getFirst("Authorization")).isEqualTo(secret());
            String title = JSON.readTree(request.body()).path("title").asText();
            if (title.startsWith("record ")) {
                numbers.add(Integer.parseInt(title.substring("record ".length())));
            }
        }
        return numbers;
    }

    @Test
    void postsOnlyWhatIsWantedInTheFormOfTheReceiver() throws Exception {
        String topic = "json-notifications";
        bench().create(topic);
        Map<String, String> settings = new HashMap<>(settings(secret()));
        settings.putAll(Map.of(
                "topics", topic,
                "webhook.when", "cause=close",
                "webhook.template", "pagerduty",
                "webhook.pagerduty.routing.key", "integration-key",
                "value.converter", "org.apache.kafka.connect.json.JsonConverter",
                "value.converter.schemas.enable", "false"));
        bench().connect("json", settings);
        for (String cause : List.of("open", "close")) {
            String json = "{\"id\":\"j-" + cause + "\",\"route\":\"pager\",\"created\":1795250078311858,\"cause\":\""
                    + cause + "\",\"alert_ids\":[\"i1\"],\"title\":\"one\",\"text\":\"text\\n\",\"held_back\":0}";
            bench().sendBytes(topic, "pager", json.getBytes(StandardCharsets.UTF_8));
        }
        await().atMost(Duration.ofSeconds(60))
                .until(() ->
                        requests().stream().anyMatch(request -> request.body().contains("integration-key")));
        assertThat(requests())
                .filteredOn(request -> request.body().contains("integration-key"))
                .singleElement()
                .satisfies(request -> assertThat(JSON.readTree(request.body())
                                .path("event_action")
                                .asText())
                        .isEqualTo("resolve"));
        bench().disconnect("json");
    }
}

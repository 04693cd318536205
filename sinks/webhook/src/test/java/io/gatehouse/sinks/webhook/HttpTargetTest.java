package io.gatehouse.sinks.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.sinks.common.Answer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a post, by what the receiver answers. */
class HttpTargetTest {
    private static final Instant NOW = Instant.parse("2026-11-21T08:34:40Z");
    private static final Post POST = new Post("message-1", "incident-1", "{\"title\":\"grüße\"}");

    private Receiver receiver;

    @BeforeEach
    void start() throws Exception {
        receiver = new Receiver(0);
    }

    @AfterEach
    void stop() {
        receiver.close();
    }

    @Test
    void postsTheBodyAsJson() throws Exception {
        assertThat(deliver(Map.of(), POST)).containsExactly(Answer.delivered());
        assertThat(receiver.requests()).singleElement().satisfies(request -> {
            assertThat(request.path()).isEqualTo("/hook/secret-path");
            assertThat(request.body()).isEqualTo(POST.body());
            assertThat(request.headers().getFirst("Content-Type")).isEqualTo("application/json; charset=utf-8");
            assertThat(request.headers().getFirst("X-Gatehouse-Id")).isEqualTo("message-1");
            assertThat(request.headers()).doesNotContainKeys("Authorization", "X-Gatehouse-Signature");
        });
    }

    @Test
    void signsTheBodyWithTheTime() throws Exception {
        deliver(Map.of("webhook.secret", "s3cret", "webhook.authorization", "Bearer token"), POST);
        var headers = receiver.requests().get(0).headers();
        // printf '1795250080.{"title":"grüße"}' | openssl dgst -sha256 -hmac s3cret
        assertThat(headers.getFirst("X-Gatehouse-Signature"))
                .isEqualTo("t=1795250080,v1=fef3624c55a7c9bc4c71dcadffc0e8f10759f80ea6a2cadb1e07e709917911d1");
        assertThat(headers.getFirst("Authorization")).isEqualTo("Bearer token");
    }

    @Test
    void letsNoIdAddAHeader() throws Exception {
        deliver(Map.of(), new Post("x\r\nX-Evil: 1", "k", "{}"));
        assertThat(receiver.requests().get(0).headers().getFirst("X-Gatehouse-Id"))
                .isEqualTo("x__X-Evil__1");
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 202, 204})
    void isDeliveredWhereTheReceiverSaysSo(int status) throws Exception {
        receiver.reply(status, Map.of(), "");
        assertThat(deliver(Map.of(), POST)).containsExactly(Answer.delivered());
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 410, 413, 422})
    void isRefusedForGood(int status) throws Exception {
        receiver.reply(status, Map.of(), "invalid_payload\u001b[2J" + "x".repeat(10_000));
        assertThat(deliver(Map.of(), POST).get(0))
                .isInstanceOfSatisfying(
                        Answer.Refused.class,
                        refused -> assertThat(refused.reason())
                                .startsWith("127.0.0.1:" + receiver.port() + " answered " + status
                                        + ": invalid_payload\\x1b[2Jxxx")
                                .doesNotContain("secret-path")
                                .hasSizeLessThan(300));
    }

    @Test
    void followsNoRedirect() throws Exception {
        receiver.reply(302, Map.of("Location", receiver.url() + "/elsewhere"), "");
        assertThat(deliver(Map.of(), POST).get(0)).isInstanceOf(Answer.Refused.class);
        assertThat(receiver.requests()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "429, 7, PT7S",
        "503, 'Sat, 21 Nov 2026 08:35:40 GMT', PT1M",
        "503, 'Sat, 21 Nov 2026 08:30:00 GMT', PT0S",
        "429, 999999999, PT1H",
        "429, soon, PT0S",
        "500, '', PT0S",
        "502, '', PT0S",
        "408, '', PT0S",
    })
    void isTriedAgainWhenTheReceiverAsksForIt(int status, String after, Duration wait) throws Exception {
        receiver.reply(status, after.isEmpty() ? Map.of() : Map.of("Retry-After", after), "busy");
        String said = "127.0.0.1:" + receiver.port() + " answered " + status + ": busy";
        boolean others = status == 429 || status == 503;
        assertThat(deliver(Map.of(), POST).get(0))
                .isEqualTo(others ? Answer.away(said, wait) : Answer.later(said, wait));
    }

    @Test
    void keepsTheOrderOfAnIncidentAndGoesOnWithOthers() throws Exception {
        receiver.reply(500, Map.of(), "");
        Post later = new Post("message-2", "incident-1", "{}");
        Post other = new Post("message-3", "incident-2", "{}");
        deliver(Map.of(), POST, later, other);
        assertThat(receiver.requests())
                .extracting(request -> request.headers().getFirst("X-Gatehouse-Id"))
                .containsExactly("message-1", "message-3");
    }

    @Test
    void triesNoFurtherPostWhereTheReceiverIsBusyOrAway() throws Exception {
        Post other = new Post("message-3", "incident-2", "{}");
        receiver.reply(429, Map.of("Retry-After", "5"), "");
        assertThat(deliver(Map.of(), POST, other)).hasOnlyElementsOfType(Answer.Later.class);
        assertThat(receiver.requests()).hasSize(1);
        receiver.close();
        assertThat(deliver(Map.of(), POST, other))
                .hasSize(2)
                .allSatisfy(answer -> assertThat(((Answer.Later) answer).reason())
                        .contains("cannot be reached")
                        .doesNotContain("secret-path"));
    }

    @Test
    void doesNotWaitForAReceiverThatSaysNothing() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Map<String, String> settings =
                    Map.of("webhook.url", "http://127.0.0.1:" + silent.getLocalPort(), "webhook.timeout.ms", "300");
            assertThat(deliver(settings, POST).get(0))
                    .isInstanceOfSatisfying(
                            Answer.Later.class,
                            later -> assertThat(later.reason()).contains("no answer within 300 ms"));
        }
    }

    private List<Answer> deliver(Map<String, String> more, Post... posts) throws InterruptedException {
        Map<String, String> settings = new HashMap<>(Map.of("webhook.url", receiver.url()));
        settings.putAll(more);
        try (HttpTarget target = new HttpTarget(new WebhookSettings(settings), Clock.fixed(NOW, ZoneOffset.UTC))) {
            return target.deliver(List.of(posts));
        }
    }
}

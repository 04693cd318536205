package io.gatehouse.sinks.monitis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gatehouse.sinks.common.Answer;
import io.gatehouse.sinks.standin.monitis.Account;
import io.gatehouse.sinks.standin.monitis.Fault;
import io.gatehouse.sinks.standin.monitis.MonitisStandIn;
import io.gatehouse.sinks.standin.monitis.Received;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.apache.kafka.connect.errors.ConnectException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Against the stand-in, which believes only true checksums and tokens. */
final class MonitisTargetTest {
    private static final Account ACCOUNT = new Account("EXAMPLEAPIKEY0000000000001", "EXAMPLESECRET0000000000002");
    private static final CustomMonitor LOGINS = new CustomMonitor(
            "login monitor",
            "loginMonitor",
            "user_login:Login Name:logins:3;host:Host Address:hostaddress:3;srv:Service:service:3");

    private Duration timeout = Duration.ofSeconds(10);
    private Instant now = Instant.parse("2026-11-21T08:00:00Z");
    private final MonitisStandIn monitis = MonitisStandIn.start(0, ACCOUNT, () -> now);

    @AfterEach
    void close() {
        monitis.close();
    }

    @Test
    void makesTheMonitorOnceAndAddsEveryValueAsItIs() throws Exception {
        MonitisTarget target = target(false, ACCOUNT.secretKey());
        String nasty = "a;b:c%41%zz +ü\n\u202e😀&=\"";

        assertThat(target.deliver(List.of(result(1, nasty), result(2, "2001:db8::7"), result(3, ""))))
                .containsOnly(Answer.delivered());
        assertThat(target.deliver(List.of(result(2, "2001:db8::8")))).containsOnly(Answer.delivered());

        assertThat(monitis.results("login monitor"))
                .extracting(result -> result.values().get("host"))
                .containsExactly(nasty, "2001:db8::8", "");
        assertThat(monitis.results("login monitor").get(1).arrivals()).isEqualTo(2);
        assertThat(monitis.received()).filteredOn(r -> r.method().equals("GET")).hasSize(1);
    }

    @Test
    void findsTheMonitorThatIsThere() throws Exception {
        target(false, ACCOUNT.secretKey()).deliver(List.of(result(1, "a")));
        target(false, ACCOUNT.secretKey()).deliver(List.of(result(2, "b")));

        assertThat(monitis.results("login monitor")).hasSize(2);
        assertThat(monitis.received())
                .filteredOn(r -> r.body().contains("action=addMonitor"))
                .hasSize(1);
    }

    @Test
    void makesOneMonitorThoughManyTasksStartAtOnce() throws Exception {
        List<CompletableFuture<List<Answer>>> tasks = IntStream.range(0, 8)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> delivered(result(i, "h" + i))))
                .toList();
        for (CompletableFuture<List<Answer>> task : tasks) {
            assertThat(task.get()).containsOnly(Answer.delivered());
        }

        assertThat(monitis.results("login monitor")).hasSize(8);
    }

    @Test
    void makesADeletedMonitorAnew() throws Exception {
        MonitisTarget target = target(false, ACCOUNT.secretKey());
        target.deliver(List.of(result(1, "a")));
        api(false, ACCOUNT.secretKey())
                .post(Map.of("action", "deleteMonitor", "monitorId", "922"))
                .require();

        assertThat(target.deliver(List.of(result(2, "b")))).containsOnly(Answer.delivered());
        assertThat(monitis.results("login monitor")).hasSize(1);
    }

    @Test
    void asksForATokenOnceInTwelveHoursAndWhenItIsNoLongerGood() throws Exception {
        MonitisTarget target = target(true, ACCOUNT.secretKey());
        target.deliver(List.of(result(1, "a"), result(2, "b")));
        now = now.plus(Duration.ofHours(11));
        target.deliver(List.of(result(3, "c")));
        assertThat(tokens()).isEqualTo(1);

        now = now.plus(Duration.ofHours(2));
        assertThat(target.deliver(List.of(result(4, "d")))).containsOnly(Answer.delivered());
        assertThat(tokens()).isEqualTo(2);
        assertThat(monitis.received().stream().map(Received::body)).noneMatch(body -> body.contains("checksum"));
    }

    @Test
    void asksForAnotherTokenWhenMonitisForgetsTheFirst() throws Exception {
        try (ScriptedServer server = new ScriptedServer()) {
            server.then(200, "[{\"id\":\"7\",\"name\":\"login monitor\"}]")
                    .then(200, "{\"authToken\":\"T1\"}")
                    .then(200, "{\"error\":\"expired\",\"errorCode\":4}")
                    .then(200, "{\"authToken\":\"T2\"}");

            assertThat(target(server.url(), true).deliver(List.of(result(1, "a"))))
                    .containsOnly(Answer.delivered());
            assertThat(server.asked())
                    .containsExactly("getMonitors", "authToken", "addResult", "authToken", "addResult");
        }
    }

    @Test
    void resolvesTheRaceForANewMonitorWhateverMonitisSays() throws Exception {
        for (String exists : List.of(
                "{\"status\":\"monitorNameExists\"}",
                "{\"status\":\"Monitor with that name already exists\"}",
                "{\"error\":\"it already exists\"}",
                "{\"error\":\"no\",\"errorCode\":11}")) {
            try (ScriptedServer server = new ScriptedServer()) {
                server.then(200, "[]").then(200, exists).then(200, "[{\"id\":7,\"name\":\"login monitor\"}]");

                assertThat(target(server.url(), false).deliver(List.of(result(1, "a"))))
                        .as(exists)
                        .containsOnly(Answer.delivered());
                assertThat(server.asked()).containsExactly("getMonitors", "addMonitor", "getMonitors", "addResult");
            }
        }
    }

    @Test
    void waitsWhileMonitisIsAwayAndGoesOnWhereItWas() throws Exception {
        timeout = Duration.ofMillis(1500);
        MonitisTarget target = target(false, ACCOUNT.secretKey());
        for (Fault fault : List.of(Fault.DOWN, Fault.SLOW, Fault.ERROR_500, Fault.LYING)) {
            monitis.fail(fault);
            assertThat(target.deliver(List.of(result(1, "a"), result(2, "b"))))
                    .as(fault.toString())
                    .allMatch(answer -> answer instanceof Answer.Later);
        }
        monitis.fail(Fault.NONE);

        assertThat(target.deliver(List.of(result(1, "a"), result(2, "b")))).containsOnly(Answer.delivered());
    }

    @Test
    void failsTheTaskWhereTheKeysAreWrong() {
        assertThatThrownBy(() -> target(false, "GUESS").deliver(List.of(result(1, "a"))))
                .isInstanceOf(ConnectException.class)
                .hasMessageContaining("does not accept the keys")
                .hasMessageNotContaining("GUESS");
        assertThatThrownBy(() -> target(true, "GUESS").deliver(List.of(result(1, "a"))))
                .isInstanceOf(ConnectException.class);
    }

    @Test
    void refusesWhatMonitisRefuses() throws Exception {
        try (ScriptedServer server = new ScriptedServer()) {
            server.then(200, "[{\"id\":\"7\",\"name\":\"login monitor\"}]")
                    .then(200, "{\"status\":\"OK\"}")
                    .then(200, "{\"error\":\"bad value\"}")
                    .then(200, "[{\"id\":\"7\",\"name\":\"login monitor\"}]")
                    .then(200, "{\"error\":\"bad value\"}")
                    .then(429, "");

            assertThat(target(server.url(), false)
                            .deliver(List.of(result(1, "a"), result(2, "b"), result(3, "c"), result(4, "d"))))
                    .extracting(Object::toString)
                    .satisfiesExactly(
                            told -> assertThat(told).startsWith("Delivered"),
                            refused -> assertThat(refused).startsWith("Refused").contains("bad value"),
                            later -> assertThat(later).startsWith("Later").contains("429"),
                            waits -> assertThat(waits).startsWith("Later"));
        }
    }

    private long tokens() {
        return monitis.received().stream()
                .filter(request -> request.uri().contains("action=authToken"))
                .count();
    }

    private List<Answer> delivered(MonitisResult result) {
        try {
            return target(false, ACCOUNT.secretKey()).deliver(List.of(result));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private MonitisTarget target(boolean token, String secret) {
        return new MonitisTarget(api(token, secret));
    }

    private MonitisTarget target(URI url, boolean token) {
        return new MonitisTarget(api(url, token, "S"));
    }

    private MonitisApi api(boolean token, String secret) {
        return api(URI.create(monitis.url()), token, secret);
    }

    private MonitisApi api(URI url, boolean token, String secret) {
        return new MonitisApi(new MonitisApi.Account(url, ACCOUNT.apiKey(), secret, token, timeout), () -> now);
    }

    private static MonitisResult result(long checktime, String host) {
        return new MonitisResult("id", LOGINS, checktime, Map.of("host", host, "user_login", "alice"));
    }
}

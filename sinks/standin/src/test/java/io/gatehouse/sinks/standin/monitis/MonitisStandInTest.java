package io.gatehouse.sinks.standin.monitis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class MonitisStandInTest {
    private static final Account ACCOUNT = new Account("EXAMPLEAPIKEY0000000000001", "EXAMPLESECRET0000000000002");
    private static final String COMMON =
            "&apikey=EXAMPLEAPIKEY0000000000001&timestamp=2026-11-21+08%3A00%3A00&version=2";
    private static final String ADD_MONITOR = "action=addMonitor&name=ssh_logins&tag=pam"
            + "&resultParams=user%3AUser%3A%3A3%3Bhost%3ASource+address%3A%3A3%3Bservice%3AService%3A%3A3" + COMMON;
    private static final String ADD_RESULT = "action=addResult&checktime=1795248000000&monitorId=922" + COMMON;

    private Instant now = Instant.parse("2026-11-21T08:00:00Z");
    private final MonitisStandIn monitis = MonitisStandIn.start(0, ACCOUNT, () -> now);
    private final HttpClient http = HttpClient.newHttpClient();

    @AfterEach
    void close() {
        monitis.close();
    }

    @Test
    void acceptsWhatIsSignedWithTheSecretKey() throws Exception {
        assertThat(post(ADD_MONITOR, "Iq2x/jTDjec0MM/lXkJ41RgeSKo=")).isEqualTo("{\"status\":\"ok\",\"data\":922}");
        assertThat(post(
                        ADD_RESULT + "&results=user%3Aalice%3Bhost%3A192.0.2.7%3Bservice%3Asshd",
                        "yYrwiSYnOoJilucl5rmcn/Hxgew="))
                .isEqualTo("{\"status\":\"ok\",\"data\":null}");
        assertThat(post(
                        ADD_RESULT + "&results=user%3Aalice%3Bhost%3A2001%253Adb8%253A%253A7%3Bservice%3Asshd",
                        "jUx98GL8eSXUo1O/D+X31e6TVWA="))
                .contains("ok");
        assertThat(post(
                        ADD_RESULT
                                + "&results=user%253Aalice%253Bhost%253A2001%25253Adb8%25253A%25253A7%253Bservice%253Asshd",
                        "2u/B7mK90nM4aoSGhMVsf6f8s0o="))
                .contains("ok");

        assertThat(monitis.results("ssh_logins"))
                .containsExactly(new Result(
                        1795248000000L, Map.of("user", "alice", "host", "2001:db8::7", "service", "sshd"), 3));
    }

    @Test
    void refusesWhatIsNot() throws Exception {
        assertThat(post(ADD_MONITOR, "Iq2x/jTDjec0MM/lXkJ41RgeSKp="))
                .isEqualTo("403 {\"error\":\"Authentication failure\"}");
        assertThat(post(ADD_MONITOR.replace("pam", "pan"), "Iq2x/jTDjec0MM/lXkJ41RgeSKo="))
                .startsWith("403");
        assertThat(send(request("/customMonitorApi").POST(BodyPublishers.ofString(ADD_MONITOR))))
                .startsWith("403");
        assertThat(get("/customMonitorApi?action=getMonitors&apikey=OTHER")).startsWith("403");
        assertThat(get("/customMonitorApi?action=getMonitors" + COMMON)).isEqualTo("[]");
    }

    @Test
    void refusesAChecksumThatWasNotEncoded() throws Exception {
        String form = "action=addMonitor&name=ssh_logins&resultParams=a:b::3&tag=t9" + COMMON;
        for (int i = 0; i < 100; i++) {
            String signed = form + "&n=" + i;
            String sum = signature(signed);
            if (sum.contains("+")) {
                assertThat(send(request("/customMonitorApi")
                                .POST(BodyPublishers.ofString(signed + "&checksum=" + sum))))
                        .startsWith("403");
                return;
            }
        }
        throw new AssertionError("no checksum of a hundred has a plus");
    }

    private String signature(String form) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA1");
        mac.init(new SecretKeySpec(ACCOUNT.secretKey().getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
        StringBuilder text = new StringBuilder();
        new TreeMap<>(Form.of(null, form).parameters())
                .forEach((k, v) -> text.append(k).append(v));
        return Base64.getEncoder().encodeToString(mac.doFinal(text.toString().getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void acceptsATokenForADay() throws Exception {
        String token = get("/api?action=authToken&apikey=" + ACCOUNT.apiKey() + "&secretkey=" + ACCOUNT.secretKey());
        assertThat(token).matches("\\{\"authToken\":\"[A-Z0-9]{26}\"}");
        String proof = "&authToken=" + token.split("\"")[3];

        assertThat(postRaw("action=addMonitor&name=a&tag=b&resultParams=x:X::3" + COMMON + proof))
                .contains("\"data\":922");
        now = now.plus(Duration.ofHours(24));
        assertThat(postRaw("action=deleteMonitor&monitorId=922" + COMMON + proof))
                .contains("\"errorCode\":4");
        assertThat(get("/api?action=authToken&secretkey=guess&apikey=" + ACCOUNT.apiKey()))
                .startsWith("403");
    }

    @Test
    void answersReadsInJsonAndXml() throws Exception {
        post(ADD_MONITOR, "Iq2x/jTDjec0MM/lXkJ41RgeSKo=");
        post(ADD_RESULT + "&results=user%3Aalice%3Bhost%3A192.0.2.7%3Bservice%3Asshd", "yYrwiSYnOoJilucl5rmcn/Hxgew=");

        assertThat(get("/customMonitorApi/?action=getMonitors&tag=pam" + COMMON))
                .isEqualTo("[{\"id\":\"922\",\"name\":\"ssh_logins\",\"type\":\"custom\",\"tag\":\"pam\"}]");
        assertThat(get("/customMonitorApi?action=getMonitors&output=XML" + COMMON))
                .isEqualTo("<monitors><monitor><id>922</id><name>ssh_logins</name><type>custom</type><tag>pam</tag>"
                        + "</monitor></monitors>");
        assertThat(get("/customMonitorApi?action=getMonitors&tag=other" + COMMON))
                .isEqualTo("[]");
        assertThat(get("/customMonitorApi?action=getMonitorInfo&monitorId=922" + COMMON))
                .contains(
                        "\"id\":\"922\"",
                        "{\"id\":\"2\",\"name\":\"host\",\"displayName\":\"Source address\",\"uom\":\"\"");
        assertThat(get("/customMonitorApi?action=getMonitorResults&monitorId=922&year=2026&month=11&day=21" + COMMON))
                .isEqualTo("[{\"user\":\"alice\",\"host\":\"192.0.2.7\",\"service\":\"sshd\",\"checkTime\":\"08:00\","
                        + "\"checkTimeInGMT\":1795248000000}]");
        assertThat(get("/customMonitorApi?action=noSuchAction" + COMMON))
                .isEqualTo("400 {\"status\":\"Action 'noSuchAction' is not supported\"}");
    }

    @Test
    void saysWhatExistsAndWhatDoesNot() throws Exception {
        post(ADD_MONITOR, "Iq2x/jTDjec0MM/lXkJ41RgeSKo=");

        assertThat(post(ADD_MONITOR, "Iq2x/jTDjec0MM/lXkJ41RgeSKo=")).isEqualTo("{\"status\":\"monitorNameExists\"}");
        assertThat(post("action=deleteMonitor&monitorId=922%2C923" + COMMON, "LB7cx2GdHmcOLYvUudM/psTF4B4="))
                .isEqualTo("{\"error\":\"Invalid monitorId\"}");
    }

    @Test
    void goesWrongAsItIsTold() throws Exception {
        monitis.fail(Fault.ERROR_500);
        assertThat(get("/customMonitorApi?action=getMonitors" + COMMON)).startsWith("500");
        monitis.fail(Fault.LYING);
        assertThat(get("/customMonitorApi?action=getMonitors" + COMMON)).isEqualTo("<h1>Welcome</h1>");
        monitis.fail(Fault.DOWN);
        assertThatThrownBy(() -> get("/customMonitorApi")).isInstanceOf(IOException.class);
        monitis.fail(Fault.NONE);
        monitis.pause();
        monitis.resume();
        assertThat(get("/customMonitorApi?action=getMonitors" + COMMON)).isEqualTo("[]");
        assertThat(monitis.received())
                .contains(new Received("GET", "/customMonitorApi?action=getMonitors" + COMMON, ""));
    }

    @Test
    void saysWhatItIs() throws Exception {
        HttpResponse<String> response = http.send(request("/api").GET().build(), BodyHandlers.ofString());

        assertThat(response.headers().firstValue("Server")).hasValue(MonitisStandIn.BANNER);
        assertThat(MonitisStandIn.BANNER).contains("stand-in", "not Monitis");
    }

    private String post(String form, String checksum) throws Exception {
        return postRaw(form + "&checksum=" + URLEncoder.encode(checksum, StandardCharsets.UTF_8));
    }

    private String postRaw(String form) throws Exception {
        return send(request("/customMonitorApi").POST(BodyPublishers.ofString(form)));
    }

    private String get(String path) throws Exception {
        return send(request(path).GET());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(monitis.url() + path));
    }

    /** The body, after the status where that is not 200. */
    private String send(HttpRequest.Builder request) throws Exception {
        HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
        return (response.statusCode() == 200 ? "" : response.statusCode() + " ") + response.body();
    }
}

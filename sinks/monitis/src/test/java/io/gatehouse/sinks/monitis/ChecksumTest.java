package io.gatehouse.sinks.monitis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Checksums that were computed by others, with made-up keys. */
final class ChecksumTest {

    @Test
    void agreesWithThePublicClients() {
        assertThat(Checksum.of(Map.of("key2", "foo", "key1", "bar"), "notReallyASecret"))
                .isEqualTo("ML1TdJ/wQc06CdIREtddB19wsKM=");
    }

    @Test
    void signsTheMakingOfAMonitor() {
        assertThat(sum(Map.of(
                        "action", "addMonitor",
                        "name", "ssh_logins",
                        "tag", "pam",
                        "resultParams", "user:User::3;host:Source address::3;service:Service::3")))
                .isEqualTo("Iq2x/jTDjec0MM/lXkJ41RgeSKo=");
    }

    @Test
    void signsResults() {
        assertThat(sum(result("user:alice;host:192.0.2.7;service:sshd"))).isEqualTo("yYrwiSYnOoJilucl5rmcn/Hxgew=");
        assertThat(sum(result("user:alice;host:2001%3Adb8%3A%3A7;service:sshd")))
                .isEqualTo("jUx98GL8eSXUo1O/D+X31e6TVWA=");
        assertThat(sum(result("user%3Aalice%3Bhost%3A2001%253Adb8%253A%253A7%3Bservice%3Asshd")))
                .isEqualTo("2u/B7mK90nM4aoSGhMVsf6f8s0o=");
    }

    @Test
    void signsTheBytesOfUtf8AndEveryParameter() {
        assertThat(sum(Map.of(
                        "action", "addMonitor",
                        "name", "Anmeldungen München",
                        "output", "json",
                        "tag", "pam",
                        "validation", "HMACSHA1",
                        "resultParams", "user:User::3")))
                .isEqualTo("CFxtGk7+fWETCayGpGraA2710L0=");
        assertThat(sum(Map.of("action", "deleteMonitor", "monitorId", "922,923")))
                .isEqualTo("LB7cx2GdHmcOLYvUudM/psTF4B4=");
    }

    private static Map<String, String> result(String results) {
        return Map.of("action", "addResult", "monitorId", "922", "checktime", "1795248000000", "results", results);
    }

    private static String sum(Map<String, String> parameters) {
        Map<String, String> all = new HashMap<>(parameters);
        all.put("apikey", "EXAMPLEAPIKEY0000000000001");
        all.put("version", "2");
        all.put("timestamp", "2026-11-21 08:00:00");
        return Checksum.of(all, "EXAMPLESECRET0000000000002");
    }
}

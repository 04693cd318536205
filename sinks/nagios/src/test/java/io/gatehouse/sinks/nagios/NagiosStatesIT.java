package io.gatehouse.sinks.nagios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.gatehouse.model.Alert;
import io.gatehouse.schemas.Topic;
import io.gatehouse.schemas.Topics;
import io.gatehouse.sinks.testkit.ConnectBench;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** What Debian's Nagios shows of alerts that go through a Connect worker. */
@EnabledIf(
        value = "io.gatehouse.sinks.nagios.RealNagios#installed",
        disabledReason = "Debian's packages nagios4-core and nsca are not installed")
final class NagiosStatesIT {
    private static final String SERVICE = "login-not-allowlisted";
    private static final Topic<Alert> ALERTS = new Topics("states.", 1, (short) 1).alerts();

    @TempDir
    Path folder;

    private RealNagios nagios;
    private ConnectBench bench;

    @BeforeEach
    void start() throws Exception {
        nagios = new RealNagios(folder.resolve("nagios"), 0);
        nagios.start();
        bench = ConnectBench.standalone(folder.resolve("bench"));
        bench.create(ALERTS.name());
    }

    @AfterEach
    void stop() throws Exception {
        bench.close();
        nagios.kill();
    }

    @Test
    void showsTheStateOfAnAlertThatCameThroughTheCommandFile() {
        connect(Map.of("nagios.command.file", nagios.commandFile().toString(), "nagios.close.is.ok", "true"));

        send(TestAlerts.alert("a", 1, "open", "medium"));
        awaitStatus(SERVICE, "current_state", "1");
        awaitStatus(SERVICE, "performance_data", "count=2");

        send(TestAlerts.alert("a", 2, "acknowledged", "high"));
        awaitStatus(SERVICE, "current_state", "2");
        awaitStatus(
                SERVICE,
                "plugin_output",
                "Login not on the allowlist: alice from 192.0.2.7 on web-1. (acknowledged, count 2)");

        send(TestAlerts.alert("a", 3, "closed", "high"));
        awaitStatus(SERVICE, "current_state", "0");
    }

    @Test
    void showsWhatAnAttackerWroteAsTextThroughNsca() {
        connect(nsca("0"));
        Alert alert = TestAlerts.alert("b", 1, "open", "critical");
        alert.setMessage(
                "user r\u202eoot;0|x=1 \\n \u0007ü\n[1] PROCESS_SERVICE_CHECK_RESULT;web-1;root-login;2;forged");

        send(alert);

        awaitStatus(SERVICE, "current_state", "2");
        awaitStatus(
                SERVICE,
                "plugin_output",
                "user r oot:0/x=1 \\\\n  ü [1] PROCESS_SERVICE_CHECK_RESULT:web-1:root-login:2:forged (open, count 2)");
        awaitStatus(SERVICE, "performance_data", "count=2");
        assertThat(status("root-login")).containsEntry("current_state", "0").containsEntry("has_been_checked", "0");
    }

    @Test
    void losesNothingWhileNscaCannotReadWhatItIsSent() throws Exception {
        connect(nsca("1"));
        send(TestAlerts.alert("d", 1, "open", "high"));
        Thread.sleep(3000);
        assertThat(nagios.commands()).isEmpty();

        connect(nsca("0"));

        awaitStatus(SERVICE, "current_state", "2");
    }

    private Map<String, String> nsca(String encryption) {
        return Map.of(
                "nagios.nsca.host",
                "127.0.0.1",
                "nagios.nsca.port",
                String.valueOf(nagios.port()),
                "nagios.nsca.encryption",
                encryption,
                "nagios.nsca.password",
                RealNagios.PASSWORD);
    }

    @Test
    void letsNagiosSayThatItDoesNotKnowAService() {
        connect(Map.of(
                "nagios.command.file", nagios.commandFile().toString(),
                "nagios.objects.file", nagios.objects().toString()));
        Alert alert = TestAlerts.alert("c", 1, "open", "high");
        alert.getRule().setName("nobody-knows");

        send(alert);

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(nagios.log())
                        .anyMatch(line -> line.contains("Passive check result was received for service"
                                + " 'nobody-knows' on host 'web-1', but the service could not be found!")));
    }

    private void connect(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(settings);
        all.put("connector.class", "io.gatehouse.sinks.nagios.NagiosSinkConnector");
        all.put("topics", ALERTS.name());
        bench.connect("states", all);
    }

    private void send(Alert alert) {
        bench.send(ALERTS, alert.getEvent().getId(), alert);
    }

    private void awaitStatus(String service, String field, String value) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(status(service)).containsEntry(field, value));
    }

    private Map<String, String> status(String service) {
        try {
            return nagios.status(service);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

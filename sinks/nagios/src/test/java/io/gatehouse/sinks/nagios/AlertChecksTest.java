package io.gatehouse.sinks.nagios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gatehouse.sinks.common.Document;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.connect.errors.DataException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AlertChecksTest {

    @ParameterizedTest
    @CsvSource({"critical,CRITICAL", "high,CRITICAL", "medium,WARNING", "low,WARNING"})
    void givesEachLevelItsState(String level, State state) {
        AlertCheck check = told(checks(Map.of()), alert("open", level));

        assertThat(check)
                .isEqualTo(new AlertCheck(
                        "alert-1",
                        2,
                        true,
                        new CheckResult("web-1", "root-login", state, "Root came in. (open, count 3)|count=3")));
    }

    @Test
    void leavesOutLevelsWithoutAState() {
        assertThat(checks(Map.of()).of(alert("open", "informational"))).isNull();
        assertThat(checks(Map.of("nagios.states", "high:UNKNOWN")).of(alert("open", "critical")))
                .isNull();
        assertThat(checks(Map.of("nagios.states", "high: UNKNOWN")).of(alert("open", "high")))
                .extracting(check -> check.result().state())
                .isEqualTo(State.UNKNOWN);
    }

    @Test
    void keepsTheStateOfAnAcknowledgedIncidentAndSaysSo() {
        AlertCheck check = told(checks(Map.of()), alert("acknowledged", "high"));

        assertThat(check.open()).isTrue();
        assertThat(check.result().state()).isEqualTo(State.CRITICAL);
        assertThat(check.result().output()).startsWith("Root came in. (acknowledged, count 3)");
    }

    @Test
    void saysNothingOfAnIncidentThatClosesUnlessAsked() {
        assertThat(checks(Map.of()).of(alert("closed", "high"))).isNull();

        AlertCheck check = told(checks(Map.of("nagios.close.is.ok", "true")), alert("closed", "high"));

        assertThat(check.open()).isFalse();
        assertThat(check.result().state()).isEqualTo(State.OK);
    }

    @Test
    void leavesOutWhatIsOnlyObservedUnlessAsked() {
        assertThat(checks(Map.of()).of(observed())).isNull();
        assertThat(checks(Map.of("nagios.observed", "true")).of(observed())).isNotNull();
    }

    @Test
    void namesHostAndServiceAsTheSettingsSay() {
        AlertCheck check = told(
                checks(Map.of("nagios.host", "gatehouse", "nagios.service", "${rule.name} ${host.name}")),
                alert("open", "high"));

        assertThat(check.result().host()).isEqualTo("gatehouse");
        assertThat(check.result().service()).isEqualTo("root-login web-1");
    }

    @Test
    void refusesWhatIsNoAlert() {
        assertThatThrownBy(() -> checks(Map.of()).of(new Document(Map.of("event", Map.of("id", "x")))))
                .isInstanceOf(DataException.class)
                .hasMessage("the record has no gatehouse.alert.status");
    }

    private static AlertCheck told(AlertChecks checks, Document alert) {
        return Objects.requireNonNull(checks.of(alert));
    }

    private static AlertChecks checks(Map<String, String> settings) {
        return new AlertChecks(new NagiosSettings(settings));
    }

    private static Document alert(String status, String level) {
        return alert(Map.of("status", status, "level", level, "count", 3L, "mode", "notify"));
    }

    private static Document observed() {
        return alert(Map.of("status", "open", "level", "high", "count", 1L, "mode", "observe"));
    }

    private static Document alert(Map<String, Object> block) {
        return new Document(new HashMap<>(Map.of(
                "event", Map.of("id", "alert-1"),
                "host", Map.of("id", "machine-1", "name", "web-1"),
                "rule", Map.of("name", "root-login"),
                "message", "Root came in.",
                "gatehouse", Map.of("revision", 2L, "alert", block))));
    }
}

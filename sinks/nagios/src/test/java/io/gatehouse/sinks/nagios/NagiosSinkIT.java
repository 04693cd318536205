package io.gatehouse.sinks.nagios;

import io.gatehouse.model.Alert;
import io.gatehouse.schemas.Topic;
import io.gatehouse.schemas.Topics;
import io.gatehouse.sinks.testkit.SinkContract;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.condition.EnabledIf;

/** The contract of all sinks, with Debian's Nagios behind Debian's NSCA. */
@EnabledIf(
        value = "io.gatehouse.sinks.nagios.RealNagios#installed",
        disabledReason = "Debian's packages nagios4-core and nsca are not installed")
class NagiosSinkIT extends SinkContract<Alert> {
    private static final Pattern NUMBER = Pattern.compile(";number (\\d+)");

    private @Nullable RealNagios nagios;

    @Override
    protected Topic<Alert> topic(Topics topics) {
        return topics.alerts();
    }

    @Override
    protected Alert record(int number) {
        Alert alert = TestAlerts.alert("alert-" + number, 1, "open", "high");
        alert.setMessage("number " + number);
        return alert;
    }

    /** NSCA has 63 bytes for the name of a host; Nagios's pipe takes no longer ones than that which leave room for a text. */
    @Override
    protected Alert poison() {
        Alert alert = TestAlerts.alert("poison", 1, "open", "high");
        alert.getHost().setName("h".repeat(2000));
        return alert;
    }

    @Override
    protected Map<String, String> settings(String secret) {
        return Map.of(
                "connector.class",
                "io.gatehouse.sinks.nagios.NagiosSinkConnector",
                "nagios.nsca.host",
                "127.0.0.1",
                "nagios.nsca.port",
                String.valueOf(nagios().port()),
                "nagios.nsca.password",
                secret);
    }

    @Override
    protected Map<String, String> wrongSettings() {
        return Map.of(
                "nagios.nsca.port", "0",
                "nagios.nsca.encryption", "26",
                "nagios.command.file", "/run/nagios.cmd",
                "nagios.service", "${rule name}",
                "nagios.states", "high:RED",
                "nagios.timeout.ms", "60000");
    }

    @Override
    protected String secret() {
        return RealNagios.PASSWORD;
    }

    @Override
    protected void startTarget() throws Exception {
        if (nagios == null) {
            nagios = new RealNagios(folder().resolve("nagios"), 1);
        }
        nagios.start();
    }

    @Override
    protected void stopTarget() throws Exception {
        nagios().kill();
    }

    @Override
    protected boolean mayRepeat() {
        return true;
    }

    @Override
    protected List<Integer> delivered() throws Exception {
        return nagios().commands().stream()
                .flatMap(command -> NUMBER.matcher(command).results())
                .map((MatchResult found) -> Integer.valueOf(found.group(1)))
                .toList();
    }

    final RealNagios nagios() {
        return Objects.requireNonNull(nagios);
    }
}

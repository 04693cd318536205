package io.gatehouse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.ingest.HostIdentity;
import io.gatehouse.ingest.LogInput;
import io.gatehouse.ingest.LogSource;
import io.gatehouse.model.Alert;
import io.gatehouse.model.AlertGroupValue;
import io.gatehouse.redact.Redactor;
import io.gatehouse.streams.detect.sigma.SigmaRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The alerts of the recorded captures by the rules that come with Gatehouse, held against what really happened: which logins there were
 * ({@code truth.txt} of the case folder), and what else of it is worth an alert ({@code captures.txt}, with what was done). Nothing is
 * missing, and there is nothing that the truth does not explain.
 */
final class CaptureAlertsTest {
    private static final Path CASES = Path.of("../streams-app/src/test/resources/cases");
    private static final int MANY_ADDRESSES = 3;

    /** One login that there was. */
    private record Login(String user, String address) {}

    @ParameterizedTest
    @ValueSource(strings = {"small", "concurrent", "hop", "repeat", "evade", "hostile", "journal"})
    void areThoseThatTheTruthNames(String capture) throws IOException {
        Path folder = CASES.resolve(capture);
        List<Login> logins = logins(folder);
        assertThat(logins).isNotEmpty();
        List<String> expected = new ArrayList<>(ofLogins(logins));
        expected.addAll(others(capture));
        assertThat(alerts(folder)).containsExactlyInAnyOrderElementsOf(expected);
    }

    private static List<Login> logins(Path folder) throws IOException {
        return Files.readAllLines(folder.resolve("truth.txt")).stream()
                .filter(line -> line.startsWith("session "))
                .map(line -> line.split(" "))
                .map(words -> new Login(words[2], words[3]))
                .toList();
    }

    /** No login is on an allowlist. */
    private static List<String> ofLogins(List<Login> logins) {
        List<String> alerts = new ArrayList<>();
        logins.stream()
                .collect(Collectors.groupingBy(login -> login, Collectors.counting()))
                .forEach((login, count) -> {
                    alerts.add("login-not-allowlisted " + login.user() + " " + login.address() + " x" + count);
                    if (login.user().equals("root")) {
                        alerts.add("root-login " + login.address() + " x" + count);
                    }
                });
        logins.stream().collect(Collectors.groupingBy(Login::user)).forEach((user, all) -> {
            if (all.stream().map(Login::address).distinct().count() >= MANY_ADDRESSES) {
                alerts.add("logins-from-different-addresses " + user + " x" + all.size());
            }
        });
        return alerts;
    }

    private static List<String> others(String capture) throws IOException {
        return Files.readAllLines(Path.of("src/test/resources/captures.txt")).stream()
                .filter(line -> line.startsWith(capture + " | "))
                .map(line -> line.split(" \\| ")[1].strip())
                .toList();
    }

    private static List<String> alerts(Path folder) {
        LastAlerts alerts = new LastAlerts();
        new ReplayFiles(
                        new HostIdentity("vm", "vm", ZoneOffset.UTC),
                        inputs(folder),
                        2026,
                        List.of(),
                        false,
                        Redactor.off())
                .through(List.of(), SigmaRules.shipped(), alerts);
        return alerts.alerts().stream().map(CaptureAlertsTest::inWords).toList();
    }

    private static List<LogInput> inputs(Path folder) {
        return List.of(
                        new LogInput(LogSource.AUTH, folder.resolve("auth.log").toString()),
                        new LogInput(
                                LogSource.AUTH, folder.resolve("journal.json").toString()),
                        new LogInput(
                                LogSource.COMMAND,
                                folder.resolve("commands.log").toString()),
                        new LogInput(
                                LogSource.AUDIT, folder.resolve("audit.log").toString()))
                .stream()
                .filter(input -> Files.exists(Path.of(input.path())))
                .toList();
    }

    /** Rule, group without the host, and count; a session by its account, because ids are made up. */
    private static String inWords(Alert alert) {
        String group = alert.getGatehouse().getAlert().getGroup().stream()
                .filter(value -> !value.getField().equals("host.id"))
                .map(value -> valueOf(alert, value))
                .collect(Collectors.joining(" "));
        return alert.getRule().getName() + " " + group + " x"
                + alert.getGatehouse().getAlert().getCount();
    }

    private static String valueOf(Alert alert, AlertGroupValue value) {
        return value.getField().equals("gatehouse.session.id")
                ? Objects.requireNonNull(alert.getUser()).getName()
                : String.valueOf(value.getValue());
    }
}

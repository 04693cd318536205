package io.gatehouse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.streams.detect.sigma.SigmaRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Every form of line that set-ups with SEC name beside their rule for login failures is understood, and alerts by the rule for it. */
final class SecSamplesTest {
    @ParameterizedTest(name = "{1}")
    @CsvFileSource(resources = "/sec/samples.txt", delimiter = '|', quoteCharacter = '\0')
    void alertsByTheRuleForTheLine(String rule, String line, @TempDir Path directory) throws IOException {
        alertsBy(rule, line, directory);
    }

    /** As they stand on pages where the addresses were taken out. */
    @ParameterizedTest(name = "{1}")
    @CsvFileSource(resources = "/sec/samples-without-address.txt", delimiter = '|', quoteCharacter = '\0')
    void alertsByTheRuleForTheLineWithoutItsAddress(String rule, String line, @TempDir Path directory)
            throws IOException {
        alertsBy(rule, line, directory);
    }

    private static void alertsBy(String rule, String line, Path directory) throws IOException {
        Path auth = Files.writeString(directory.resolve("auth.log"), line + "\n");
        LastAlerts alerts = new LastAlerts();
        List<String> kinds = new ArrayList<>();
        ReplayedLog.ofLogins(auth).through(List.of(), SigmaRules.shipped(), (kind, key, value) -> {
            kinds.add(kind);
            alerts.record(kind, key, value);
        });
        assertThat(kinds).contains("event").doesNotContain("unparsed");
        assertThat(alerts.alerts())
                .extracting(alert -> alert.getRule().getName())
                .contains(rule);
    }
}

package io.gatehouse.sinks.monitis;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.sinks.testkit.SettingsTable;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The page of this sink and its example say what the code says. */
final class MonitisPageTest {
    private static final Path ROOT = Path.of("../..");

    @Test
    void hasEverySettingInItsTable() throws IOException {
        SettingsTable.hold(MonitisSettings.DEFINITION, ROOT.resolve("docs/sinks/monitis.md"));
    }

    @Test
    void showsAnExampleThatIsValid() throws IOException {
        Properties example = new Properties();
        try (Reader reader = Files.newBufferedReader(ROOT.resolve("deploy/connect/monitis.properties"))) {
            example.load(reader);
        }
        Map<String, String> settings =
                example.stringPropertyNames().stream().collect(Collectors.toMap(name -> name, example::getProperty));

        assertThat(new MonitisSinkConnector().validate(settings).configValues())
                .allSatisfy(value -> assertThat(value.errorMessages()).isEmpty());
        assertThat(settings).containsEntry("consumer.override.isolation.level", "read_committed");
    }
}

package io.gatehouse.sinks.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import org.apache.kafka.connect.sink.SinkConnector;
import org.junit.jupiter.api.Test;

/** The page and the example of a sink, {@code docs/sinks/NAME.md} and {@code deploy/connect/NAME.properties}, say what its code says. */
public abstract class SinkPage {
    private static final Path ROOT = Path.of("..", "..");

    private final String name;
    private final SinkConnector connector;

    /** For JUnit. */
    protected SinkPage(String name, SinkConnector connector) {
        this.name = name;
        this.connector = connector;
    }

    @Test
    void hasEverySettingInItsTable() throws IOException {
        SettingsTable.hold(connector.config(), ROOT.resolve("docs/sinks/" + name + ".md"));
    }

    @Test
    void showsAnExampleThatIsValid() throws IOException {
        Map<String, String> example = example();
        assertThat(connector.validate(example).configValues())
                .allSatisfy(value -> assertThat(value.errorMessages()).isEmpty());
        assertThat(example)
                .containsEntry("connector.class", connector.getClass().getName())
                .containsEntry("consumer.override.isolation.level", "read_committed");
    }

    private Map<String, String> example() throws IOException {
        Properties example = new Properties();
        try (Reader file = Files.newBufferedReader(ROOT.resolve("deploy/connect/" + name + ".properties"))) {
            example.load(file);
        }
        return example.stringPropertyNames().stream()
                .collect(Collectors.toMap(key -> key, key -> ofFile(example.getProperty(key))));
    }

    /** What the worker reads from files. */
    private static String ofFile(String value) {
        return value.replaceAll("\\$\\{file:.*}", "https://example.net/");
    }
}

package io.gatehouse.sinks.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gatehouse.sinks.testkit.SettingsTable;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.ConfigValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EmailSettingsTest {

    @Test
    void standInThePageAsTheyAre() throws Exception {
        SettingsTable.hold(EmailSettings.definition(), Path.of("../../docs/sinks/email.md"));
    }

    @Test
    void areRightInTheExample() throws Exception {
        Properties example = new Properties();
        try (Reader file = Files.newBufferedReader(Path.of("../../deploy/connect/email.properties"))) {
            example.load(file);
        }
        Map<String, String> settings = new HashMap<>();
        // what the worker reads from files
        example.stringPropertyNames()
                .forEach(name -> settings.put(
                        name, example.getProperty(name).replaceAll("\\$\\{file:.*}", "https://example.net/")));
        assertThat(settings)
                .containsEntry("connector.class", EmailSinkConnector.class.getName())
                .containsEntry("consumer.override.isolation.level", "read_committed");
        assertThat(new EmailSinkConnector().validate(settings).configValues())
                .allSatisfy(value -> assertThat(value.errorMessages()).isEmpty());
    }

    @ParameterizedTest
    @CsvSource({
        "email.security, tls",
        "email.port, 65536",
        "email.from, gatehouse",
        "email.to, ''",
        "email.to, 'a@example.net,b'",
        "email.routes, level=high",
        "email.subject, $NOTHING",
        "email.html, $NOTHING",
        "email.sign.of.life, 8 o'clock",
    })
    void refuseWhatCannotBeReadByItsName(String name, String value) {
        assertThatThrownBy(() -> Composers.settings(Map.of(name, value)))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(name);
    }

    @Test
    void takeAUserOnlyWithAPassword() {
        assertThat(errors("email.user", "email.password")).containsExactly("email.password");
        assertThat(errors("email.password", "email.user")).containsExactly("email.user");
    }

    @Test
    void neverShowThePassword() {
        assertThat(Composers.settings(Map.of("email.password", "secret"))
                        .values()
                        .toString())
                .doesNotContain("secret");
    }

    private static Iterable<String> errors(String set, String missing) {
        Map<String, String> settings = new HashMap<>(Composers.NEEDED);
        settings.put(set, "x");
        settings.put(missing, "");
        return new EmailSinkConnector()
                .validate(settings).configValues().stream()
                        .filter(value -> !value.errorMessages().isEmpty())
                        .map(ConfigValue::name)
                        .toList();
    }
}

package io.gatehouse.sinks.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.ConfigValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EmailSettingsTest {
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

package io.gatehouse.sinks.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.ConfigValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebhookSettingsTest {
    private static final String URL = "https://hooks.example.net/services/T0/B0/hidden";

    @ParameterizedTest
    @CsvSource({
        "webhook.url, ftp://hidden.example.net/",
        "webhook.url, hidden example",
        "webhook.url, /hidden",
        "webhook.when, level",
        "webhook.template, teams",
        "webhook.template, '{\"a\": \"{{b}}\"}'",
        "webhook.authorization, 'hidden\nX-Evil: 1'",
        "webhook.timeout.ms, 0",
    })
    void refuseWhatCannotBeReadByItsNameAndKeepSecrets(String name, String value) {
        assertThatThrownBy(() -> settings(Map.of(name, value)))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(name)
                .hasMessageNotContaining("hidden.example")
                .hasMessageNotContaining("X-Evil");
    }

    @Test
    void needAKeyForPagerDuty() {
        assertThat(errors(Map.of("webhook.template", "pagerduty"))).containsExactly("webhook.pagerduty.routing.key");
        assertThat(errors(Map.of("webhook.template", "pagerduty", "webhook.pagerduty.routing.key", "k")))
                .isEmpty();
    }

    @Test
    void neverShowASecret() {
        Map<String, String> secrets = Map.of(
                "webhook.secret",
                "s3cret",
                "webhook.authorization",
                "s3cret",
                "webhook.pagerduty.routing.key",
                "s3cret");
        assertThat(settings(secrets).values().toString()).doesNotContain("s3cret", URL);
    }

    private static WebhookSettings settings(Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(Map.of("webhook.url", URL));
        settings.putAll(more);
        return new WebhookSettings(settings);
    }

    private static Iterable<String> errors(Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(Map.of("webhook.url", URL));
        settings.putAll(more);
        return new WebhookSinkConnector()
                .validate(settings).configValues().stream()
                        .filter(value -> !value.errorMessages().isEmpty())
                        .map(ConfigValue::name)
                        .toList();
    }
}

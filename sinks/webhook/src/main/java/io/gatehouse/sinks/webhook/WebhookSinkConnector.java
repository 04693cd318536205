package io.gatehouse.sinks.webhook;

import io.gatehouse.sinks.common.GatehouseSinkConnector;
import java.util.Map;
import org.apache.kafka.common.config.Config;

/** A POST of JSON for each record of {@code gatehouse.notifications}. See docs/sinks/webhook.md. */
public final class WebhookSinkConnector extends GatehouseSinkConnector {

    /** For Connect, which makes connectors by their class. */
    public WebhookSinkConnector() {
        super(WebhookSinkTask.class, WebhookSettings.definition());
    }

    @Override
    public Config validate(Map<String, String> settings) {
        Config config = super.validate(settings);
        boolean pagerDuty = "pagerduty"
                .equals(settings.getOrDefault(WebhookSettings.TEMPLATE, "").strip());
        if (pagerDuty && settings.getOrDefault(WebhookSettings.ROUTING_KEY, "").isBlank()) {
            config.configValues().stream()
                    .filter(value -> value.name().equals(WebhookSettings.ROUTING_KEY))
                    .forEach(value -> value.addErrorMessage(
                            WebhookSettings.ROUTING_KEY + " is needed by the template pagerduty"));
        }
        return config;
    }
}

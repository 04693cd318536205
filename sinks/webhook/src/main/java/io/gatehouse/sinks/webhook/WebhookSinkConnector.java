package io.gatehouse.sinks.webhook;

import io.gatehouse.sinks.common.GatehouseSinkConnector;
import java.util.Map;

/** A POST of JSON for each record of {@code gatehouse.notifications}. See docs/sinks/webhook.md. */
public final class WebhookSinkConnector extends GatehouseSinkConnector {

    /** For Connect, which makes connectors by their class. */
    public WebhookSinkConnector() {
        super(WebhookSinkTask.class, WebhookSettings.definition());
    }

    @Override
    protected Map<String, String> conflicts(Map<String, String> settings) {
        return new WebhookSettings(settings).conflicts();
    }
}

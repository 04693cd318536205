package io.gatehouse.sinks.webhook;

import io.gatehouse.sinks.testkit.SinkPage;

final class WebhookPageTest extends SinkPage {
    WebhookPageTest() {
        super("webhook", new WebhookSinkConnector());
    }
}

package io.gatehouse.sinks.email;

import io.gatehouse.sinks.testkit.SinkPage;

final class EmailPageTest extends SinkPage {
    EmailPageTest() {
        super("email", new EmailSinkConnector());
    }
}

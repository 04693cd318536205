package io.gatehouse.sinks.nagios;

import io.gatehouse.sinks.testkit.SinkPage;

final class NagiosPageTest extends SinkPage {
    NagiosPageTest() {
        super("nagios", new NagiosSinkConnector());
    }
}

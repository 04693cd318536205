package io.gatehouse.sinks.monitis;

import io.gatehouse.sinks.testkit.SinkPage;

final class MonitisPageTest extends SinkPage {
    MonitisPageTest() {
        super("monitis", new MonitisSinkConnector());
    }
}

package io.gatehouse.sinks.elasticsearch;

import io.gatehouse.sinks.testkit.SinkPage;

final class ElasticsearchPageTest extends SinkPage {
    ElasticsearchPageTest() {
        super("elasticsearch", new ElasticsearchSinkConnector());
    }
}

package io.gatehouse.sinks.elasticsearch;

import io.gatehouse.sinks.common.GatehouseSinkConnector;
import java.util.Map;

/** Puts events, commands, sessions and alerts into Elasticsearch or OpenSearch. */
public final class ElasticsearchSinkConnector extends GatehouseSinkConnector {

    /** For Connect. */
    public ElasticsearchSinkConnector() {
        super(ElasticsearchSinkTask.class, ElasticsearchSettings.DEFINITION);
    }

    @Override
    protected Map<String, String> conflicts(Map<String, String> settings) {
        return new ElasticsearchSettings(settings).conflicts();
    }
}

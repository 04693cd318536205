package io.gatehouse.sinks.elasticsearch;

import io.gatehouse.sinks.common.GatehouseSinkConnector;
import java.util.Map;
import org.apache.kafka.common.config.Config;
import org.apache.kafka.common.config.ConfigValue;

/** Puts events, commands, sessions and alerts into Elasticsearch or OpenSearch. */
public final class ElasticsearchSinkConnector extends GatehouseSinkConnector {

    /** For Connect. */
    public ElasticsearchSinkConnector() {
        super(ElasticsearchSinkTask.class, ElasticsearchSettings.DEFINITION);
    }

    @Override
    public Config validate(Map<String, String> settings) {
        Config config = super.validate(settings);
        if (config.configValues().stream()
                .allMatch(value -> value.errorMessages().isEmpty())) {
            new ElasticsearchSettings(settings)
                    .contradictions()
                    .forEach((name, why) -> config.configValues().stream()
                            .filter(value -> value.name().equals(name))
                            .findFirst()
                            .ifPresent((ConfigValue value) -> value.addErrorMessage(why)));
        }
        return config;
    }
}

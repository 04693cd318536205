package io.gatehouse.sinks.monitis;

import io.gatehouse.sinks.common.GatehouseSinkConnector;
import java.util.Map;
import org.apache.kafka.common.config.Config;
import org.apache.kafka.common.config.ConfigValue;

/** Adds logins and alerts to Monitis custom monitors. See docs/sinks/monitis.md. */
public final class MonitisSinkConnector extends GatehouseSinkConnector {

    /** For Connect, which makes connectors by their class. */
    public MonitisSinkConnector() {
        super(MonitisSinkTask.class, MonitisSettings.DEFINITION);
    }

    @Override
    public Config validate(Map<String, String> settings) {
        Config config = super.validate(settings);
        if (config.configValues().stream()
                .allMatch(value -> value.errorMessages().isEmpty())) {
            Map<String, String> conflicts = new MonitisSettings(settings).conflicts();
            for (ConfigValue value : config.configValues()) {
                if (conflicts.containsKey(value.name())) {
                    value.addErrorMessage(conflicts.get(value.name()));
                }
            }
        }
        return config;
    }
}

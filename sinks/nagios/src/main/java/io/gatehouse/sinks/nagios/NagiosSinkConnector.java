package io.gatehouse.sinks.nagios;

import io.gatehouse.sinks.common.GatehouseSinkConnector;
import java.util.Map;
import org.apache.kafka.common.config.Config;
import org.apache.kafka.common.config.ConfigValue;

/** Tells Nagios of alerts, as passive check results. See docs/sinks/nagios.md. */
public final class NagiosSinkConnector extends GatehouseSinkConnector {

    /** For Connect, which makes connectors by their class. */
    public NagiosSinkConnector() {
        super(NagiosSinkTask.class, NagiosSettings.DEFINITION);
    }

    @Override
    public Config validate(Map<String, String> settings) {
        Config config = super.validate(settings);
        if (config.configValues().stream()
                .allMatch(value -> value.errorMessages().isEmpty())) {
            Map<String, String> conflicts = new NagiosSettings(settings).conflicts();
            for (ConfigValue value : config.configValues()) {
                if (conflicts.containsKey(value.name())) {
                    value.addErrorMessage(conflicts.get(value.name()));
                }
            }
        }
        return config;
    }
}

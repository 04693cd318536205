package io.gatehouse.sinks.nagios;

import io.gatehouse.sinks.common.GatehouseSinkConnector;
import java.util.Map;

/** Tells Nagios of alerts, as passive check results. See docs/sinks/nagios.md. */
public final class NagiosSinkConnector extends GatehouseSinkConnector {

    /** For Connect, which makes connectors by their class. */
    public NagiosSinkConnector() {
        super(NagiosSinkTask.class, NagiosSettings.DEFINITION);
    }

    @Override
    protected Map<String, String> conflicts(Map<String, String> settings) {
        return new NagiosSettings(settings).conflicts();
    }
}

package io.gatehouse.sinks.monitis;

import io.gatehouse.sinks.common.GatehouseSinkConnector;
import java.util.Map;

/** Adds logins and alerts to Monitis custom monitors. See docs/sinks/monitis.md. */
public final class MonitisSinkConnector extends GatehouseSinkConnector {

    /** For Connect, which makes connectors by their class. */
    public MonitisSinkConnector() {
        super(MonitisSinkTask.class, MonitisSettings.DEFINITION);
    }

    @Override
    protected Map<String, String> conflicts(Map<String, String> settings) {
        return new MonitisSettings(settings).conflicts();
    }
}

package io.gatehouse.sinks.common;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.connector.Task;
import org.apache.kafka.connect.sink.SinkConnector;

/** A connector whose tasks all have the connector's settings. */
public abstract class GatehouseSinkConnector extends SinkConnector {
    private final Class<? extends Task> task;
    private final ConfigDef definition;
    private Map<String, String> settings = Map.of();

    /** Of this task, with these settings. */
    protected GatehouseSinkConnector(Class<? extends Task> task, ConfigDef definition) {
        this.task = task;
        this.definition = definition;
    }

    @Override
    public final String version() {
        return PluginVersion.of(getClass());
    }

    @Override
    public final ConfigDef config() {
        return definition;
    }

    @Override
    public void start(Map<String, String> props) {
        settings = Map.copyOf(props);
    }

    @Override
    public final Class<? extends Task> taskClass() {
        return task;
    }

    @Override
    public final List<Map<String, String>> taskConfigs(int maxTasks) {
        return Collections.nCopies(maxTasks, settings);
    }

    @Override
    public void stop() {
        // what is open belongs to the tasks
    }
}

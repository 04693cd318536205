package io.gatehouse.sinks.common;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.Config;
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

    /**
     * What is wrong with settings each of which is right by itself: the reason by the name of the one to change. None where a sink does
     * not say otherwise.
     */
    protected Map<String, String> conflicts(Map<String, String> settings) {
        return Map.of();
    }

    @Override
    public final Config validate(Map<String, String> settings) {
        Config config = super.validate(settings);
        if (config.configValues().stream()
                .allMatch(value -> value.errorMessages().isEmpty())) {
            Map<String, String> conflicts = conflicts(settings);
            config.configValues().stream()
                    .filter(value -> conflicts.containsKey(value.name()))
                    .forEach(value -> value.addErrorMessage(conflicts.get(value.name())));
        }
        return config;
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

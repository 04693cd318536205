package io.gatehouse.embedded;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Kafka Connect's settings for one worker on one machine. Sinks read committed records only, and secrets can stand in files:
 * {@code ${file:/etc/gatehouse/secrets.properties:password}}, or in the environment: {@code ${env:NAME}}.
 *
 * @param bootstrapServers the brokers
 * @param plugins folders that hold a folder for each plugin
 * @param port where the REST interface listens on 127.0.0.1; 0 takes a free one
 * @param folder where a worker without a cluster keeps its offsets
 * @param more further settings of the worker, stronger than these
 */
public record WorkerSettings(
        String bootstrapServers, List<Path> plugins, int port, Path folder, Map<String, String> more) {
    private static final String GROUP = "gatehouse-connect";

    Map<String, String> distributed() {
        Map<String, String> settings = common();
        settings.put("group.id", GROUP);
        for (String topic : List.of("config", "offset", "status")) {
            settings.put(topic + ".storage.topic", GROUP + "-" + topic);
            settings.put(topic + ".storage.replication.factor", "1");
        }
        settings.put("offset.storage.partitions", "1");
        settings.put("status.storage.partitions", "1");
        settings.put("scheduled.rebalance.max.delay.ms", "0");
        settings.putAll(more);
        return settings;
    }

    Map<String, String> standalone() {
        Map<String, String> settings = common();
        settings.put(
                "offset.storage.file.filename",
                folder.resolve("connect.offsets").toString());
        settings.putAll(more);
        return settings;
    }

    private Map<String, String> common() {
        Map<String, String> settings = new HashMap<>();
        settings.put("bootstrap.servers", bootstrapServers);
        settings.put("listeners", "http://" + ListenPort.HOST + ":" + port);
        settings.put("plugin.path", plugins.stream().map(Path::toString).collect(Collectors.joining(",")));
        settings.put("plugin.discovery", "service_load");
        settings.put("key.converter", "org.apache.kafka.connect.storage.StringConverter");
        settings.put("value.converter", "org.apache.kafka.connect.json.JsonConverter");
        settings.put("consumer.isolation.level", "read_committed");
        settings.put("consumer.auto.offset.reset", "earliest");
        settings.put("offset.flush.interval.ms", "5000");
        settings.put("config.providers", "file,env");
        settings.put("config.providers.file.class", "org.apache.kafka.common.config.provider.FileConfigProvider");
        settings.put("config.providers.env.class", "org.apache.kafka.common.config.provider.EnvVarConfigProvider");
        return settings;
    }
}

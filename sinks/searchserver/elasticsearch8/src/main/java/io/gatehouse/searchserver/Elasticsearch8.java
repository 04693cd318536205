package io.gatehouse.searchserver;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.elasticsearch.common.logging.LogConfigurator;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.env.Environment;
import org.elasticsearch.node.ClassPathNode;
import org.elasticsearch.node.InternalSettingsPreparer;
import org.elasticsearch.node.Node;
import org.elasticsearch.transport.netty4.Netty4Plugin;

/** A real Elasticsearch 8 of one node on 127.0.0.1: {@code FOLDER HTTP-PORT TRANSPORT-PORT}. */
public final class Elasticsearch8 {
    private Elasticsearch8() {}

    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args[0]).toAbsolutePath();
        for (String part : List.of("config", "data", "logs")) {
            Files.createDirectories(folder.resolve(part));
        }
        Environment environment = InternalSettingsPreparer.prepareEnvironment(
                settings(folder, args[1], args[2]), Map.of(), folder.resolve("config"), () -> "gatehouse-test");
        LogConfigurator.configureESLogging();
        Node node = new ClassPathNode(environment, List.of(Netty4Plugin.class)).start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> close(node)));
        Thread.currentThread().join();
    }

    private static Settings settings(Path folder, String http, String transport) {
        return Settings.builder()
                .put("path.home", folder.toString())
                .put("path.data", folder.resolve("data").toString())
                .put("path.logs", folder.resolve("logs").toString())
                .put("cluster.name", "gatehouse-test")
                .put("node.name", "gatehouse-test")
                .put("discovery.type", "single-node")
                .put("http.host", "127.0.0.1")
                .put("http.port", http)
                .put("transport.host", "127.0.0.1")
                .put("transport.port", transport)
                .put("cluster.routing.allocation.disk.threshold_enabled", false)
                .build();
    }

    private static void close(Node node) {
        try {
            node.close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}

package io.gatehouse.searchserver;

import static org.codelibs.opensearch.runner.OpenSearchRunner.newConfigs;

import java.io.IOException;
import org.codelibs.opensearch.runner.OpenSearchRunner;

/** A real OpenSearch 2 of one node on 127.0.0.1: {@code FOLDER HTTP-PORT TRANSPORT-PORT}. */
public final class OpenSearch2 {
    private OpenSearch2() {}

    public static void main(String[] args) throws InterruptedException {
        OpenSearchRunner runner = new OpenSearchRunner();
        runner.onBuild((number, settings) -> {
                    settings.put("http.host", "127.0.0.1").put("http.port", args[1]);
                    settings.put("transport.host", "127.0.0.1").put("transport.port", args[2]);
                    settings.put("cluster.routing.allocation.disk.threshold_enabled", false);
                    settings.put("action.auto_create_index", true);
                    settings.put("discovery.type", "single-node");
                    settings.putList("node.roles", "cluster_manager", "data", "ingest");
                })
                .build(newConfigs()
                        .clusterName("gatehouse-test")
                        .numOfNode(1)
                        .basePath(args[0]));
        runner.ensureYellow();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> close(runner)));
        Thread.currentThread().join();
    }

    private static void close(OpenSearchRunner runner) {
        try {
            runner.close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}

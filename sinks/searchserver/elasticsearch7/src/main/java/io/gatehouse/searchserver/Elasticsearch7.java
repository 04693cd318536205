package io.gatehouse.searchserver;

import static org.codelibs.elasticsearch.runner.ElasticsearchClusterRunner.newConfigs;

import java.io.IOException;
import org.codelibs.elasticsearch.runner.ElasticsearchClusterRunner;

/** A real Elasticsearch 7.10 of one node on 127.0.0.1: {@code FOLDER HTTP-PORT TRANSPORT-PORT}. */
public final class Elasticsearch7 {
    private Elasticsearch7() {}

    public static void main(String[] args) throws InterruptedException {
        ElasticsearchClusterRunner runner = new ElasticsearchClusterRunner();
        runner.onBuild((number, settings) -> {
                    settings.put("http.host", "127.0.0.1").put("http.port", args[1]);
                    settings.put("transport.host", "127.0.0.1").put("transport.port", args[2]);
                    settings.put("cluster.routing.allocation.disk.threshold_enabled", false);
                    settings.put("action.auto_create_index", true);
                    settings.put("discovery.type", "single-node");
                    settings.putList("node.roles", "master", "data", "ingest");
                })
                .build(newConfigs()
                        .clusterName("gatehouse-test")
                        .numOfNode(1)
                        .basePath(args[0]));
        runner.ensureYellow();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> close(runner)));
        Thread.currentThread().join();
    }

    private static void close(ElasticsearchClusterRunner runner) {
        try {
            runner.close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}

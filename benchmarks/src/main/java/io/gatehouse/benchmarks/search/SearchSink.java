package io.gatehouse.benchmarks.search;

import io.gatehouse.benchmarks.Cluster;
import io.gatehouse.benchmarks.Writing;
import io.gatehouse.embedded.ConnectWorker;
import io.gatehouse.embedded.WorkerSettings;
import io.gatehouse.model.Event;
import io.gatehouse.schemas.json.EcsJson;
import io.gatehouse.sinks.testkit.SearchProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.LongStream;

/**
 * Documents a second of the sink, through a real Connect worker from a topic, and in turn with it of a loader that sends the same
 * documents, already written as JSON, to the same server in bulk requests of the same size, as many at a time.
 */
public final class SearchSink {
    private static final Path MODULES = Path.of("sinks", "searchserver");
    private static final List<Path> PLUGINS = List.of(Path.of("sinks", "elasticsearch", "target", "plugins"));
    static final int BULK = 1000;
    static final int IN_FLIGHT = 3;

    private final Path folder;
    private final List<Event> events;
    private final int rounds;

    /** Over so many events, each contender so many times after one round that does not count. */
    public SearchSink(Path folder, int events, int rounds) {
        this.folder = folder;
        this.events = MadeUpEvents.of(events);
        this.rounds = rounds;
    }

    /** One row for each contender. */
    public List<Map<String, Object>> run() throws IOException, InterruptedException, ExecutionException {
        SearchProcess server = SearchProcess.elasticsearch8(MODULES, folder.resolve("server"));
        server.start();
        try (Cluster cluster = new Cluster(folder.resolve("cluster"))) {
            cluster.clear();
            fill(cluster);
            List<Double> sink = new ArrayList<>();
            List<Double> loader = new ArrayList<>();
            for (int round = 0; round <= rounds; round++) {
                double ofSink = sink(cluster, server, round);
                double ofLoader = load(server, round);
                if (round > 0) {
                    sink.add(ofSink);
                    loader.add(ofLoader);
                }
            }
            return List.of(row("sink", sink, loader), row("bulk loader", loader, loader));
        } finally {
            server.kill();
        }
    }

    private void fill(Cluster cluster) {
        try (Writing<Event> topic = new Writing<>(cluster, cluster.topics().commands())) {
            events.forEach(event -> topic.send(event.getEvent().getId(), event));
        }
    }

    private double sink(Cluster cluster, SearchProcess server, int round) throws IOException, InterruptedException {
        String name = "sink-" + round;
        WorkerSettings settings = new WorkerSettings(cluster.bootstrapServers(), PLUGINS, 0, folder, converter());
        try (ConnectWorker worker = ConnectWorker.standalone(settings)) {
            Indexed indexed = new Indexed(server, "audit-" + name, events.size());
            worker.put(name, connector(cluster, server, name));
            return indexed.perSecond();
        }
    }

    private static Map<String, String> converter() {
        return Map.of(
                "value.converter",
                "io.gatehouse.sinks.converter.AvroConverter",
                "value.converter.schema.registry.url",
                Cluster.REGISTRY);
    }

    private static Map<String, String> connector(Cluster cluster, SearchProcess server, String name) {
        Map<String, String> settings = new HashMap<>();
        settings.put("name", name);
        settings.put("connector.class", "io.gatehouse.sinks.elasticsearch.ElasticsearchSinkConnector");
        settings.put("topics", cluster.topics().commands().name());
        settings.put("consumer.override.isolation.level", "read_committed");
        settings.put("consumer.override.max.poll.records", "5000");
        settings.put("elasticsearch.url", server.url());
        settings.put("index.events", "audit-" + name);
        settings.put("bulk.records", String.valueOf(BULK));
        settings.put("bulk.in.flight", String.valueOf(IN_FLIGHT));
        return settings;
    }

    private double load(SearchProcess server, int round) throws IOException, InterruptedException {
        String index = "audit-loader-" + round;
        server.status("PUT", "/" + index, BulkLoader.mappingsOf(server, "audit-sink-" + round));
        BulkLoader loader = new BulkLoader(server.url(), index);
        EcsJson json = new EcsJson();
        for (Event event : events) {
            loader.add(event.getEvent().getId(), json.of(event));
        }
        Indexed indexed = new Indexed(server, index, events.size());
        loader.start();
        double rate = indexed.perSecond();
        loader.finish();
        return rate;
    }

    private static Map<String, Object> row(String what, List<Double> rates, List<Double> yardstick) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("what", what);
        row.put("documents_per_second", Math.round(median(rates)));
        row.put(
                "lowest",
                LongStream.of(rates.stream().mapToLong(Math::round).toArray())
                        .min()
                        .orElse(0));
        row.put(
                "highest",
                LongStream.of(rates.stream().mapToLong(Math::round).toArray())
                        .max()
                        .orElse(0));
        row.put("of_bulk_loader", median(rates) / median(yardstick));
        return row;
    }

    private static double median(List<Double> rates) {
        List<Double> sorted = rates.stream().sorted().toList();
        return sorted.get(sorted.size() / 2);
    }
}

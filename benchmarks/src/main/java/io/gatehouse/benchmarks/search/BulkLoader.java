package io.gatehouse.benchmarks.search;

import com.fasterxml.jackson.databind.JsonNode;
import io.gatehouse.sinks.testkit.SearchProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** The yardstick: sends bulk requests that were written before, and looks at nothing but their status. */
final class BulkLoader {
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ExecutorService senders = Executors.newFixedThreadPool(SearchSink.IN_FLIGHT);
    private final List<Future<Integer>> sent = new ArrayList<>();
    private final List<String> bodies = new ArrayList<>();
    private final StringBuilder body = new StringBuilder();
    private final URI bulk;
    private int inBody;

    BulkLoader(String server, String index) {
        bulk = URI.create(server + "/" + index + "/_bulk");
    }

    /** An index that is mapped as another one is. */
    static String mappingsOf(SearchProcess server, String index) throws IOException, InterruptedException {
        JsonNode mappings =
                server.ask("GET", "/" + index + "/_mapping", "").path(index).path("mappings");
        return "{\"mappings\":" + mappings + "}";
    }

    void add(String id, String document) {
        body.append("{\"index\":{\"_id\":\"")
                .append(id)
                .append("\"}}\n")
                .append(document)
                .append('\n');
        if (++inBody == SearchSink.BULK) {
            endBody();
        }
    }

    private void endBody() {
        if (inBody > 0) {
            bodies.add(body.toString());
        }
        body.setLength(0);
        inBody = 0;
    }

    void start() {
        endBody();
        bodies.forEach(text -> sent.add(senders.submit(() -> send(text))));
    }

    private int send(String text) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(bulk)
                .header("Content-Type", "application/x-ndjson")
                .POST(HttpRequest.BodyPublishers.ofString(text))
                .build();
        int status =
                client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        if (status != 200) {
            throw new IOException("the server answered " + status);
        }
        return status;
    }

    void finish() throws IOException, InterruptedException {
        senders.shutdown();
        senders.awaitTermination(1, TimeUnit.MINUTES);
        for (Future<Integer> request : sent) {
            try {
                request.get();
            } catch (ExecutionException e) {
                throw new IOException(e);
            }
        }
    }
}

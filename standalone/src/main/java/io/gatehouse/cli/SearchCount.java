package io.gatehouse.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.gatehouse.embedded.UserError;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Counts the documents of the demo's indices. */
final class SearchCount {
    static final String EVENTS = "gatehouse-demo-events";
    static final String SESSIONS = "gatehouse-demo-sessions";
    static final String ALERTS = "gatehouse-demo-alerts";

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final ObjectMapper json = new ObjectMapper();
    private final String server;

    SearchCount(String server) {
        this.server = server;
    }

    /** Documents in an index; 0 where it is not there yet. */
    long of(String index) {
        try {
            ask("POST", index + "/_refresh");
            return json.readTree(ask("GET", index + "/_count")).path("count").asLong();
        } catch (IOException | IllegalArgumentException e) {
            throw new UserError("--elasticsearch: " + server + " cannot be asked (" + e
                    + "): name a server that runs, such as http://127.0.0.1:9200");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    private String ask(String method, String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server + "/" + path))
                .timeout(PATIENCE)
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }
}

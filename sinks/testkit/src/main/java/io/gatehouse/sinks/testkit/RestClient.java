package io.gatehouse.sinks.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a user of a worker's REST interface sees. */
final class RestClient {
    private static final ObjectMapper JSON = new ObjectMapper();

    private RestClient() {}

    static String get(String url) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(url)).build());
    }

    /** What is wrong with settings, by their names. */
    static Map<String, String> validate(String worker, Map<String, String> settings)
            throws IOException, InterruptedException {
        String type = String.valueOf(settings.get("connector.class"));
        HttpRequest request = HttpRequest.newBuilder(URI.create(worker + "/connector-plugins/"
                        + type.substring(type.lastIndexOf('.') + 1) + "/config/validate"))
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(settings)))
                .build();
        Map<String, String> errors = new LinkedHashMap<>();
        for (JsonNode config : JSON.readTree(send(request)).path("configs")) {
            JsonNode value = config.path("value");
            if (!value.path("errors").isEmpty()) {
                errors.put(value.path("name").asText(), value.path("errors").toString());
            }
        }
        return errors;
    }

    private static String send(HttpRequest request) throws IOException, InterruptedException {
        HttpClient client = HttpClient.newHttpClient();
        return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }
}

package io.gatehouse.sinks.monitis;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.gatehouse.sinks.monitis.ApiFailure.Kind;
import java.net.http.HttpResponse;
import java.util.Locale;

/**
 * What Monitis answered. It has said that something went wrong in several ways over the years: with an HTTP status, with {@code
 * error}, with {@code errorCode} or with another {@code status} than {@code ok}; all of them are failures.
 */
record Reply(int http, JsonNode body) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int BAD_TOKEN = 4;
    private static final int EXISTS = 11;

    static Reply of(HttpResponse<String> response) {
        try {
            return new Reply(response.statusCode(), JSON.readTree(response.body()));
        } catch (JsonProcessingException e) {
            return new Reply(response.statusCode(), MissingNode.getInstance());
        }
    }

    /** Whether another token may help. */
    boolean badToken() {
        return http == 403 || body.path("errorCode").asInt() == BAD_TOKEN;
    }

    boolean exists() {
        return body.path("errorCode").asInt() == EXISTS
                || problem().toLowerCase(Locale.ROOT).contains("exist");
    }

    /** The body of a success. */
    JsonNode require() throws ApiFailure {
        if (http == 429 || http >= 500) {
            throw new ApiFailure(Kind.AWAY, "Monitis answered HTTP " + http);
        }
        if (http == 401 || http == 403 || badToken()) {
            throw new ApiFailure(Kind.MISCONFIGURED, "Monitis does not accept the keys: " + problem());
        }
        if (http < 200 || http >= 300) {
            throw new ApiFailure(Kind.MISCONFIGURED, "Monitis answered HTTP " + http + " " + problem());
        }
        if (!body.isContainerNode()) {
            throw new ApiFailure(Kind.AWAY, "what answers as Monitis does not answer in JSON");
        }
        if (!problem().isEmpty()) {
            throw new ApiFailure(Kind.REFUSED, "Monitis answered: " + problem());
        }
        return body;
    }

    /** Empty where there is none. */
    private String problem() {
        String status = body.path("status").asText("ok");
        String error = body.path("error").asText("");
        return !error.isEmpty() ? error : status.equalsIgnoreCase("ok") ? "" : status;
    }
}

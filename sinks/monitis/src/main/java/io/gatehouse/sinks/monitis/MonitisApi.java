package io.gatehouse.sinks.monitis;

import com.fasterxml.jackson.databind.JsonNode;
import io.gatehouse.sinks.monitis.ApiFailure.Kind;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Requests to Monitis's custom monitor API, version 2, each with its proof of who asks. */
final class MonitisApi {
    private static final DateTimeFormatter TIMESTAMP =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);
    /** Half of what a token lives. */
    private static final Duration TOKEN_USED = Duration.ofHours(12);

    /** Where Monitis is and who we are; with a token or a checksum. */
    record Account(URI url, String apiKey, String secretKey, boolean token, Duration timeout) {}

    private record Token(String text, Instant since) {}

    private final Account account;
    private final InstantSource clock;
    private final HttpClient http;
    private @Nullable Token token;

    MonitisApi(Account account, InstantSource clock) {
        this.account = account;
        this.clock = clock;
        http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(account.timeout())
                .build();
    }

    /** Reads; needs nothing but the API key. */
    JsonNode get(Map<String, String> parameters) throws ApiFailure, InterruptedException {
        return send(request("/customMonitorApi?" + Encoding.form(common(parameters)))
                        .GET())
                .require();
    }

    /** Writes. */
    Reply post(Map<String, String> parameters) throws ApiFailure, InterruptedException {
        Reply reply = tryPost(parameters);
        if (account.token() && reply.badToken()) {
            token = null;
            return tryPost(parameters);
        }
        return reply;
    }

    private Reply tryPost(Map<String, String> parameters) throws ApiFailure, InterruptedException {
        Map<String, String> form = common(parameters);
        form.put("timestamp", TIMESTAMP.format(clock.instant()));
        if (account.token()) {
            form.put("validation", "token");
            form.put("authToken", token());
        } else {
            form.put("checksum", Checksum.of(form, account.secretKey()));
        }
        return send(request("/customMonitorApi")
                .header("Content-Type", "application/x-www-form-urlencoded; charset=UTF-8")
                .POST(BodyPublishers.ofString(Encoding.form(form))));
    }

    private Map<String, String> common(Map<String, String> parameters) {
        Map<String, String> all = new LinkedHashMap<>(parameters);
        all.put("apikey", account.apiKey());
        all.put("version", "2");
        return all;
    }

    private String token() throws ApiFailure, InterruptedException {
        Token known = token;
        if (known == null || known.since().plus(TOKEN_USED).isBefore(clock.instant())) {
            Map<String, String> query = common(Map.of("action", "authToken", "secretkey", account.secretKey()));
            JsonNode body = send(request("/api?" + Encoding.form(query)).GET()).require();
            known = new Token(body.path("authToken").asText(), clock.instant());
            if (known.text().isEmpty()) {
                throw new ApiFailure(Kind.AWAY, "Monitis gave no authToken");
            }
            token = known;
        }
        return known.text();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(account.url() + path)).timeout(account.timeout());
    }

    private Reply send(HttpRequest.Builder request) throws ApiFailure, InterruptedException {
        try {
            return Reply.of(http.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new ApiFailure(Kind.AWAY, "Monitis at " + account.url() + " cannot be reached: " + e);
        }
    }
}

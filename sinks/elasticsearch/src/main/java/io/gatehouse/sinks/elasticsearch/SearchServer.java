package io.gatehouse.sinks.elasticsearch;

import co.elastic.clients.transport.rest5_client.low_level.Request;
import co.elastic.clients.transport.rest5_client.low_level.Response;
import co.elastic.clients.transport.rest5_client.low_level.ResponseException;
import co.elastic.clients.transport.rest5_client.low_level.ResponseListener;
import co.elastic.clients.transport.rest5_client.low_level.Rest5Client;
import co.elastic.clients.transport.rest5_client.low_level.Rest5ClientBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.http.message.BasicHeader;
import org.apache.hc.core5.ssl.SSLContexts;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;

/** The nodes of Elasticsearch or OpenSearch, over HTTP. A node that fails is left out for a while where there are others. */
final class SearchServer implements AutoCloseable {
    static final int OK = 200;
    static final int NOT_FOUND = 404;
    private static final ContentType NDJSON = ContentType.create("application/x-ndjson", StandardCharsets.UTF_8);
    private static final int LONGEST_QUOTE = 300;

    private final Rest5Client client;

    /**
     * What a node answered.
     *
     * @param status of HTTP; 0 where there was no answer
     * @param body as it came, or why there was none
     */
    @SuppressWarnings("ArrayRecordComponent") // read once, never compared
    record Reply(int status, byte[] body) {
        static Reply none(Exception failure) {
            return new Reply(0, String.valueOf(failure.getMessage()).getBytes(StandardCharsets.UTF_8));
        }

        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }

        /** For messages: the beginning is enough. */
        String inWords() {
            String text = text().replaceAll("\\p{Cntrl}", " ");
            String quote = text.length() > LONGEST_QUOTE ? text.substring(0, LONGEST_QUOTE) + "…" : text;
            return (status == 0 ? "no answer: " : "the server answered " + status + ": ") + quote;
        }
    }

    SearchServer(ServerSettings settings) {
        Rest5ClientBuilder builder = Rest5Client.builder(settings.urls());
        long timeout = settings.timeout().toMillis();
        builder.setRequestConfigCallback(request -> request.setResponseTimeout(timeout, TimeUnit.MILLISECONDS)
                .setConnectionRequestTimeout(timeout, TimeUnit.MILLISECONDS));
        builder.setConnectionConfigCallback(connection -> connection
                .setConnectTimeout(timeout, TimeUnit.MILLISECONDS)
                .setSocketTimeout((int) timeout, TimeUnit.MILLISECONDS));
        builder.setMetaHeaderEnabled(false);
        builder.setCompressionEnabled(false);
        Header authorization = authorization(settings);
        if (authorization != null) {
            builder.setDefaultHeaders(new Header[] {authorization});
        }
        if (!settings.truststore().isEmpty()) {
            trust(builder, settings);
        }
        client = builder.build();
    }

    private static @Nullable Header authorization(ServerSettings settings) {
        if (!settings.apiKey().value().isEmpty()) {
            return new BasicHeader(
                    "Authorization", "ApiKey " + settings.apiKey().value(), true);
        }
        if (settings.username().isEmpty()) {
            return null;
        }
        String pair = settings.username() + ":" + settings.password().value();
        String encoded = Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
        return new BasicHeader("Authorization", "Basic " + encoded, true);
    }

    private static void trust(Rest5ClientBuilder builder, ServerSettings settings) {
        try {
            builder.setSSLContext(SSLContexts.custom()
                    .loadTrustMaterial(
                            Path.of(settings.truststore()),
                            settings.truststorePassword().value().toCharArray())
                    .build());
        } catch (IOException | GeneralSecurityException e) {
            throw new ConfigException(ServerSettings.TRUSTSTORE, settings.truststore(), String.valueOf(e));
        }
    }

    CompletableFuture<Reply> bulk(byte[] body) {
        Request request = new Request("POST", "/_bulk");
        request.setEntity(new ByteArrayEntity(body, NDJSON));
        return send(request);
    }

    /** Waits for the answer. */
    Reply ask(String method, String path, @Nullable String json) {
        Request request = new Request(method, path);
        if (json != null) {
            request.setEntity(new StringEntity(json, ContentType.APPLICATION_JSON));
        }
        return send(request).join();
    }

    /** Never fails: what went wrong is in the reply. */
    private CompletableFuture<Reply> send(Request request) {
        CompletableFuture<Reply> reply = new CompletableFuture<>();
        client.performRequestAsync(request, new ResponseListener() {
            @Override
            public void onSuccess(Response response) {
                reply.complete(read(response));
            }

            @Override
            public void onFailure(Exception failure) {
                reply.complete(
                        failure instanceof ResponseException refused
                                ? read(refused.getResponse())
                                : Reply.none(failure));
            }
        });
        return reply;
    }

    private static Reply read(Response response) {
        try {
            byte[] body = response.getEntity() == null ? new byte[0] : EntityUtils.toByteArray(response.getEntity());
            return new Reply(response.getStatusCode(), body);
        } catch (IOException e) {
            return Reply.none(e);
        }
    }

    @Override
    public void close() {
        try {
            client.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

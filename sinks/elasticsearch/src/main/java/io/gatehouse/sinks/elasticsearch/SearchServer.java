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
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.ssl.ClientTlsStrategyBuilder;
import org.apache.hc.client5.http.ssl.DefaultHostnameVerifier;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.http.message.BasicHeader;
import org.apache.hc.core5.http.nio.ssl.TlsStrategy;
import org.apache.hc.core5.ssl.SSLContexts;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;

/** The nodes of Elasticsearch or OpenSearch, over HTTP. A node that fails is left out for a while where there are others. */
final class SearchServer implements AutoCloseable {
    private static final ContentType NDJSON = ContentType.create("application/x-ndjson", StandardCharsets.UTF_8);

    private final Rest5Client client;

    private final String credentials;

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
        TlsStrategy tls = tls(settings);
        builder.setConnectionManagerCallback(connections -> connections.setTlsStrategy(tls));
        client = builder.build();
        credentials = settings.credentials();
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

    /** The client by itself does not look whether a certificate is of the host that it asked for. */
    private static TlsStrategy tls(ServerSettings settings) {
        return ClientTlsStrategyBuilder.create()
                .setSslContext(trusted(settings))
                .setHostnameVerifier(new DefaultHostnameVerifier())
                .buildAsync();
    }

    private static SSLContext trusted(ServerSettings settings) {
        if (settings.truststore().isEmpty()) {
            return SSLContexts.createSystemDefault();
        }
        try {
            return SSLContexts.custom()
                    .loadTrustMaterial(
                            Path.of(settings.truststore()),
                            settings.truststorePassword().value().toCharArray())
                    .build();
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

    private Reply read(Response response) {
        try {
            byte[] body = response.getEntity() == null ? new byte[0] : EntityUtils.toByteArray(response.getEntity());
            return Reply.of(response.getStatusCode(), body, credentials);
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

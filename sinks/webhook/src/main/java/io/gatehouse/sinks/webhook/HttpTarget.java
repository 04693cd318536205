package io.gatehouse.sinks.webhook;

import io.gatehouse.sinks.common.Answer;
import io.gatehouse.sinks.common.OneByOne;
import io.gatehouse.sinks.common.Target;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Posts to one URL, one after the other. Follows no redirects: a body may hold what is meant for that receiver only. */
final class HttpTarget implements Target<Post> {
    private final OneByOne<Post> batch = new OneByOne<>(Post::key, System::nanoTime);
    private final WebhookSettings settings;
    private final HttpClient client;
    private final Clock clock;

    HttpTarget(WebhookSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(settings.connectTimeout())
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    @Override
    public List<Answer> deliver(List<Post> posts) throws InterruptedException {
        return batch.deliver(posts, this::tried);
    }

    private Answer tried(Post post) throws InterruptedException {
        try {
            return Status.answer(receiver(), send(post), clock.instant());
        } catch (IOException e) {
            return Answer.away(receiver() + " cannot be reached: " + e);
        }
    }

    private HttpResponse<String> send(Post post) throws IOException, InterruptedException {
        CompletableFuture<HttpResponse<String>> response = client.sendAsync(request(post), answer -> new FirstBytes());
        try {
            return response.get(settings.timeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            response.cancel(true);
            throw new IOException("no answer within " + settings.timeout().toMillis() + " ms", e);
        } catch (ExecutionException e) {
            throw new IOException(Objects.requireNonNullElse(e.getCause(), e).toString(), e);
        }
    }

    private HttpRequest request(Post post) {
        HttpRequest.Builder request = HttpRequest.newBuilder(settings.url())
                .header("Content-Type", "application/json; charset=utf-8")
                .header("User-Agent", "Gatehouse")
                .header("X-Gatehouse-Id", post.id().replaceAll("[^0-9A-Za-z._-]", "_"))
                .POST(HttpRequest.BodyPublishers.ofString(post.body()));
        settings.authorization().ifPresent(value -> request.header("Authorization", value));
        settings.signature()
                .ifPresent(signature ->
                        request.header("X-Gatehouse-Signature", signature.of(clock.instant(), post.body())));
        return request.build();
    }

    /** Without its path, which may be a secret. */
    private String receiver() {
        URI url = settings.url();
        return url.getHost() + (url.getPort() < 0 ? "" : ":" + url.getPort());
    }

    @Override
    public void close() {
        // the client goes when nobody uses it any more
    }
}

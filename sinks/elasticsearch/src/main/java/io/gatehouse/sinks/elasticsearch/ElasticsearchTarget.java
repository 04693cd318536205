package io.gatehouse.sinks.elasticsearch;

import io.gatehouse.sinks.common.Answer;
import io.gatehouse.sinks.common.Target;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;

/** Sends documents in bulk requests, several at a time, and splits those that are too large for the server. */
final class ElasticsearchTarget implements Target<Write> {
    private final ElasticsearchSettings settings;
    private final SearchServer server;
    private final Semaphore inFlight;
    private final Housekeeping housekeeping;

    ElasticsearchTarget(ElasticsearchSettings settings) {
        this.settings = settings;
        server = new SearchServer(settings.server());
        inFlight = new Semaphore(settings.inFlight());
        housekeeping = new Housekeeping(settings, server, Clock.systemUTC());
    }

    @Override
    public List<Answer> deliver(List<Write> items) throws InterruptedException {
        String missing = housekeeping.prepare();
        if (missing != null) {
            return Bulk.all(Answer.away(missing), items.size());
        }
        List<CompletableFuture<List<Answer>>> requests = new ArrayList<>();
        for (List<Write> request : Bulk.split(items, settings.bulkRecords(), settings.bulkBytes())) {
            inFlight.acquire();
            requests.add(send(request).whenComplete((answers, failure) -> inFlight.release()));
        }
        return requests.stream().flatMap(request -> request.join().stream()).toList();
    }

    private CompletableFuture<List<Answer>> send(List<Write> writes) {
        return server.bulk(Bulk.body(writes)).thenCompose(reply -> answered(writes, reply));
    }

    private CompletableFuture<List<Answer>> answered(List<Write> writes, Reply reply) {
        if (reply.status() == Reply.OK) {
            return CompletableFuture.completedFuture(Bulk.answers(reply.body(), writes.size()));
        }
        if (reply.status() != Reply.TOO_LARGE && reply.status() != Reply.BAD_REQUEST) {
            return CompletableFuture.completedFuture(Bulk.all(Answer.away(reply.inWords()), writes.size()));
        }
        if (writes.size() == 1) {
            return CompletableFuture.completedFuture(List.of(Answer.refused(reply.inWords())));
        }
        int half = writes.size() / 2;
        return send(writes.subList(0, half))
                .thenCompose(first -> send(writes.subList(half, writes.size())).thenApply(second -> {
                    List<Answer> both = new ArrayList<>(first);
                    both.addAll(second);
                    return both;
                }));
    }

    @Override
    public void close() {
        server.close();
    }
}

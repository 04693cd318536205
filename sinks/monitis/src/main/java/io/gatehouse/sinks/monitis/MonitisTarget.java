package io.gatehouse.sinks.monitis;

import com.fasterxml.jackson.databind.JsonNode;
import io.gatehouse.sinks.common.Answer;
import io.gatehouse.sinks.common.OneByOne;
import io.gatehouse.sinks.common.Target;
import io.gatehouse.sinks.monitis.ApiFailure.Kind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.errors.ConnectException;
import org.jspecify.annotations.Nullable;

/** Adds results one after the other, to monitors that it finds by tag and name or makes. */
final class MonitisTarget implements Target<MonitisResult> {
    private final OneByOne<MonitisResult> batch = new OneByOne<>(MonitisResult::id, System::nanoTime);
    private final MonitisApi api;
    private final Map<CustomMonitor, String> ids = new HashMap<>();

    MonitisTarget(MonitisApi api) {
        this.api = api;
    }

    @Override
    public List<Answer> deliver(List<MonitisResult> results) throws InterruptedException {
        return batch.deliver(results, this::deliver);
    }

    private Answer deliver(MonitisResult result) throws InterruptedException {
        try {
            add(result);
            return Answer.delivered();
        } catch (ApiFailure e) {
            return switch (e.kind()) {
                case AWAY -> Answer.away(String.valueOf(e.getMessage()));
                case REFUSED -> Answer.refused(String.valueOf(e.getMessage()));
                case MISCONFIGURED -> throw new ConnectException(e.getMessage(), e);
            };
        }
    }

    /** A refusal may mean that somebody has deleted the monitor; then there is another one under its name, or there will be. */
    private void add(MonitisResult result) throws ApiFailure, InterruptedException {
        boolean known = ids.containsKey(result.monitor());
        try {
            post(result);
        } catch (ApiFailure e) {
            if (!known || e.kind() != Kind.REFUSED) {
                throw e;
            }
            ids.remove(result.monitor());
            post(result);
        }
    }

    private void post(MonitisResult result) throws ApiFailure, InterruptedException {
        api.post(Map.of(
                        "action",
                        "addResult",
                        "monitorId",
                        id(result.monitor()),
                        "checktime",
                        String.valueOf(result.checktime()),
                        "results",
                        Encoding.results(result.values())))
                .require();
    }

    private String id(CustomMonitor monitor) throws ApiFailure, InterruptedException {
        String id = ids.get(monitor);
        if (id == null) {
            id = find(monitor);
            ids.put(monitor, id == null ? make(monitor) : id);
        }
        return ids.getOrDefault(monitor, "");
    }

    private @Nullable String find(CustomMonitor monitor) throws ApiFailure, InterruptedException {
        for (JsonNode found : api.get(Map.of("action", "getMonitors", "tag", monitor.tag()))) {
            if (found.path("name").asText().equals(monitor.name())) {
                return found.path("id").asText();
            }
        }
        return null;
    }

    private String make(CustomMonitor monitor) throws ApiFailure, InterruptedException {
        Reply reply = api.post(Map.of(
                "action", "addMonitor",
                "name", monitor.name(),
                "tag", monitor.tag(),
                "resultParams", monitor.resultParams()));
        if (!reply.exists()) {
            return reply.require().path("data").asText();
        }
        String other = find(monitor);
        if (other == null) {
            throw new ApiFailure(
                    Kind.AWAY,
                    "Monitis says that a monitor " + monitor.name() + " exists, but not with tag " + monitor.tag());
        }
        return other;
    }

    @Override
    public void close() {
        // the client's connections end with it
    }
}

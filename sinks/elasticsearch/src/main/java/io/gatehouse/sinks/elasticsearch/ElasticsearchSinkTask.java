package io.gatehouse.sinks.elasticsearch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gatehouse.sinks.common.DeliveryTask;
import io.gatehouse.sinks.common.Document;
import io.gatehouse.sinks.common.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.connect.errors.DataException;
import org.jspecify.annotations.Nullable;

/** Says where each record goes: its index by its kind and day, its id, its revision. */
public final class ElasticsearchSinkTask extends DeliveryTask<Write> {
    /** Elasticsearch takes ids of at most 512 bytes. */
    private static final int LONGEST_ID = 512;

    private static final String EVENT = "event";

    private final ObjectMapper json = new ObjectMapper();
    private IndexName events;
    private IndexName sessions;
    private IndexName alerts;
    private Duration oldest;
    private boolean once;

    /** For Connect. */
    @SuppressWarnings("NullAway.Init") // Connect calls start before anything else
    public ElasticsearchSinkTask() {}

    @Override
    protected Target<Write> open(Map<String, String> properties) {
        ElasticsearchSettings settings = new ElasticsearchSettings(properties);
        events = settings.events();
        sessions = settings.sessions();
        alerts = settings.alerts();
        oldest = settings.oldest();
        once = settings.dataStream();
        return new ElasticsearchTarget(settings);
    }

    @Override
    protected Write item(String topic, @Nullable Object key, Document record) {
        String id = record.require("event.id");
        if (id.length() > LONGEST_ID / 4) {
            throw new DataException("event.id has " + id.length() + " characters: ids have at most " + LONGEST_ID / 4);
        }
        boolean ofStream = once && EVENT.equals(record.text("event.kind"));
        return new Write(indexOf(record), id, ofStream ? null : revisionOf(record), bytes(record));
    }

    private static Long revisionOf(Document record) {
        Long revision = record.number("gatehouse.revision");
        if (revision == null || revision < 0) {
            throw new DataException("gatehouse.revision is " + revision + ", not a number from 0");
        }
        return revision;
    }

    private String indexOf(Document record) {
        Instant time = record.time("@timestamp");
        if (time == null) {
            throw new DataException("the record has no timestamp");
        }
        return switch (record.require("event.kind")) {
            case EVENT -> events.at(dayOf(record, time));
            case "state" -> sessions.at(time);
            case "alert" -> alerts.at(time);
            default ->
                throw new DataException("event.kind is " + record.text("event.kind")
                        + ": there is an index for event, state (sessions) and alert only");
        };
    }

    /** The time in a line is its writer's word; that of its arrival is ours. */
    private Instant dayOf(Document record, Instant time) {
        Instant arrival = record.time("event.created");
        if (arrival == null || time.isAfter(arrival.minus(oldest))) {
            return time;
        }
        return arrival;
    }

    private byte[] bytes(Document record) {
        try {
            return json.writeValueAsBytes(record.fields());
        } catch (JsonProcessingException e) {
            throw new DataException("the record cannot be written as JSON: " + e.getOriginalMessage(), e);
        }
    }
}

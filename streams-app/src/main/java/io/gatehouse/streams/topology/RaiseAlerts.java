package io.gatehouse.streams.topology;

import io.gatehouse.model.Detection;
import io.gatehouse.model.IncidentState;
import io.gatehouse.schemas.Topic;
import io.gatehouse.schemas.serde.UndecodableException;
import io.gatehouse.streams.detect.RuleSet;
import io.gatehouse.streams.detect.incident.Incidents;
import io.gatehouse.streams.detect.notify.Notices;
import io.gatehouse.streams.detect.notify.Standing;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Makes incidents of detections and closes those that have been quiet. */
final class RaiseAlerts implements Processor<byte[], byte[], Object, Object> {
    private static final Duration TICK = Duration.ofSeconds(1);
    /** How many incidents are closed in one round, so that a round stays short. */
    private static final int MAX_CLOSED = 2000;

    private final Incidents incidents;
    private final Notices notices;
    private final Topic<Detection> topic;
    private final Deserializer<Detection> deserializer;
    /** Open incidents with the time, in microseconds, at which they will have been quiet for long enough. */
    private final Map<String, Long> open = new HashMap<>();

    private ProcessorContext<Object, Object> context;
    private KeyValueStore<String, IncidentState> store;
    private NoticeForwarder forwarder;
    private Counter undecodable;

    @SuppressWarnings("NullAway.Init")
    RaiseAlerts(RuleSet rules, Notices notices, Topic<Detection> topic, Deserializer<Detection> deserializer) {
        this.incidents = new Incidents(rules);
        this.notices = notices;
        this.topic = topic;
        this.deserializer = deserializer;
    }

    @Override
    public void init(ProcessorContext<Object, Object> context) {
        this.context = context;
        store = context.getStateStore(StateStores.INCIDENTS);
        forwarder = new NoticeForwarder(notices, context);
        undecodable = Counter.of(context, "undecodable-detections");
        try (KeyValueIterator<String, IncidentState> all = store.all()) {
            all.forEachRemaining(entry -> {
                if (isOpen(entry.value)) {
                    open.put(entry.key, incidents.quietFrom(entry.value));
                }
            });
        }
        context.schedule(TICK, PunctuationType.WALL_CLOCK_TIME, this::closeQuiet);
    }

    private static boolean isOpen(IncidentState state) {
        return state.getAlert().getGatehouse().getAlert().getStatus().equals("open");
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        Detection detection;
        try {
            detection = decode(record);
        } catch (UndecodableException e) {
            undecodable.increment();
            Record<byte[], byte[]> letter =
                    DeadLetter.of(record, e.reason(), context.recordMetadata().orElse(null));
            context.forward(letter, GatehouseTopology.DEAD_DETECTIONS);
            return;
        }
        String id = incidents.idOf(detection);
        if (id != null) {
            IncidentState known = store.get(id);
            Standing before = known == null ? null : Standing.of(known.getAlert());
            IncidentState state = incidents.add(id, known, detection, record.timestamp() * 1000);
            open.put(id, incidents.quietFrom(state));
            publish(id, before, state, record.timestamp());
        }
    }

    private Detection decode(Record<byte[], byte[]> record) {
        Detection detection = record.value() == null ? null : deserializer.deserialize(topic.name(), record.value());
        if (detection == null) {
            throw new UndecodableException("the record has no value");
        }
        return detection;
    }

    private void closeQuiet(long now) {
        List<String> quiet = open.entrySet().stream()
                .filter(incident -> incident.getValue() <= now * 1000)
                .map(Map.Entry::getKey)
                .sorted()
                .limit(MAX_CLOSED)
                .toList();
        for (String id : quiet) {
            open.remove(id);
            IncidentState state = store.get(id);
            if (state != null) {
                Standing before = Standing.of(state.getAlert());
                incidents.close(state);
                publish(id, before, state, now);
            }
        }
    }

    private void publish(String id, @Nullable Standing before, IncidentState state, long timestamp) {
        store.put(id, state);
        context.forward(new Record<>(id, state.getAlert(), timestamp), GatehouseTopology.ALERTS);
        forwarder.changed(before, state.getAlert(), timestamp);
    }
}

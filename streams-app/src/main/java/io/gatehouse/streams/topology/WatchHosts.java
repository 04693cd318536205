package io.gatehouse.streams.topology;

import io.gatehouse.model.Event;
import io.gatehouse.model.HostReport;
import io.gatehouse.schemas.Topic;
import io.gatehouse.schemas.serde.UndecodableException;
import io.gatehouse.streams.detect.Phase;
import io.gatehouse.streams.detect.fleet.Fleet;
import io.gatehouse.streams.detect.fleet.SilenceEvents;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** Sees the reports of all hosts and says which of them have fallen silent. Of one task, because its topic has one partition. */
final class WatchHosts implements Processor<byte[], byte[], Object, Object> {
    private static final Duration ROUND = Duration.ofSeconds(10);
    private static final int MAX_TOLD = 100_000;

    private final Topic<HostReport> topic;
    private final Deserializer<HostReport> deserializer;
    /** Ids of the events that were given. */
    private final Set<String> told = new LinkedHashSet<>();

    private ProcessorContext<Object, Object> context;
    private KeyValueStore<String, HostReport> store;
    private Fleet fleet;
    private Counter undecodable;

    @SuppressWarnings("NullAway.Init")
    WatchHosts(Topic<HostReport> topic, Deserializer<HostReport> deserializer) {
        this.topic = topic;
        this.deserializer = deserializer;
    }

    @Override
    public void init(ProcessorContext<Object, Object> context) {
        this.context = context;
        store = context.getStateStore(StateStores.HOSTS);
        undecodable = Counter.of(context, "undecodable-host-reports");
        told.clear(); // what was told in a transaction that was aborted, in which case this is called again
        fleet = new Fleet(context.currentSystemTimeMs() * 1000);
        try (KeyValueIterator<String, HostReport> all = store.all()) {
            all.forEachRemaining(entry -> fleet.restore(entry.key, entry.value));
        }
        context.schedule(ROUND, PunctuationType.WALL_CLOCK_TIME, this::look);
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        if (record.key() == null) {
            undecodable.increment();
            return;
        }
        String id = new String(record.key(), StandardCharsets.UTF_8);
        if (record.value() == null) {
            fleet.retired(id);
            store.delete(id);
            return;
        }
        try {
            HostReport report = deserializer.deserialize(topic.name(), record.value());
            fleet.heard(id, report, context.currentSystemTimeMs() * 1000);
            store.put(id, report);
        } catch (UndecodableException e) {
            undecodable.increment();
            context.forward(
                    DeadLetter.of(record, e.reason(), context.recordMetadata().orElse(null)),
                    GatehouseTopology.DEAD_REPORTS);
        }
    }

    private void look(long now) {
        Map<String, Event> events = new LinkedHashMap<>();
        SilenceEvents.of(fleet.silence(now * 1000))
                .forEach(event -> events.put(event.getEvent().getId(), event));
        events.forEach((id, event) -> {
            if (told.add(id)) {
                tell(event, now);
            }
        });
        while (told.size() > MAX_TOLD) {
            told.remove(told.iterator().next());
        }
    }

    private void tell(Event event, long now) {
        String host = event.getHost().getId();
        context.forward(new Record<>(host, event, now), GatehouseTopology.FLEET_EVENTS);
        Candidate candidate = Candidate.alone(event, Phase.ON_ARRIVAL);
        context.forward(new Record<>(host, candidate, now), GatehouseTopology.MATCH_FLEET_RULES);
    }
}

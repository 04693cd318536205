package io.gatehouse.streams.detect.incident;

import io.gatehouse.model.Alert;
import io.gatehouse.model.Detection;
import io.gatehouse.model.GroupState;
import io.gatehouse.model.IncidentState;
import io.gatehouse.schemas.serde.StateSerde;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Keeps groups and incidents as bytes, like a store, and the last alert of each id. */
final class KeptIncidents implements Ledger {
    private static final StateSerde<GroupState> GROUP = StateSerde.of(GroupState.class);
    private static final StateSerde<Detection> DETECTION = StateSerde.of(Detection.class);
    private static final StateSerde<IncidentState> INCIDENT = StateSerde.of(IncidentState.class);

    final Map<String, byte[]> groups = new HashMap<>();
    final Map<String, byte[]> incidents = new HashMap<>();
    final Map<String, Alert> alerts = new TreeMap<>();
    final List<Alert> published = new ArrayList<>();
    final Map<String, byte[]> evidence = new HashMap<>();
    private final TreeMap<Long, List<String>> times = new TreeMap<>();

    /** Lets the clock come to a time in microseconds. */
    void advance(Incidents incidents, long now) {
        while (!times.isEmpty() && times.firstKey() <= now) {
            Map.Entry<Long, List<String>> due = times.pollFirstEntry();
            due.getValue().forEach(what -> incidents.due(what, due.getKey(), now));
        }
    }

    /** Of how many events the groups say that more is kept of them. */
    int awaitedEvidence() {
        return groups.keySet().stream()
                .mapToInt(key -> (int) Objects.requireNonNull(group(key)).getEntries().stream()
                        .filter(entry -> entry.getEvidence() != 0)
                        .count())
                .sum();
    }

    @Override
    public @Nullable GroupState group(String key) {
        return GROUP.deserializer().deserialize("", groups.get(key));
    }

    @Override
    public @Nullable IncidentState incident(String id) {
        return INCIDENT.deserializer().deserialize("", incidents.get(id));
    }

    @Override
    public void group(String key, @Nullable GroupState state) {
        put(groups, GROUP, key, state);
    }

    @Override
    public void incident(String id, @Nullable IncidentState state) {
        put(incidents, INCIDENT, id, state);
    }

    @Override
    public @Nullable Detection evidence(String key, long id) {
        return DETECTION.deserializer().deserialize("", evidence.get(key + id));
    }

    @Override
    public void evidence(String key, long id, @Nullable Detection detection) {
        put(evidence, DETECTION, key + id, detection);
    }

    private static <V extends SpecificRecord> void put(
            Map<String, byte[]> store, StateSerde<V> serde, String key, @Nullable V value) {
        if (value == null) {
            store.remove(key);
        } else {
            store.put(key, serde.serializer().serialize("", value));
        }
    }

    @Override
    public void lookAgain(long due, String what) {
        times.computeIfAbsent(due, time -> new ArrayList<>()).add(what);
    }

    @Override
    public void alert(IncidentState incident) {
        Alert alert = incident.getAlert();
        Alert copy = Alert.newBuilder(alert).build();
        published.add(copy);
        alerts.put(alert.getEvent().getId(), copy);
    }
}

package io.gatehouse.streams.detect.incident;

import io.gatehouse.model.Detection;
import io.gatehouse.model.GroupState;
import io.gatehouse.model.IncidentState;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gives what it was given, the same object, as long as it is not forgotten; and has all of it kept as bytes. */
final class RecentIncidents implements Ledger {
    private final Ledger kept;
    private final Map<String, GroupState> groups = new HashMap<>();
    private final Map<String, IncidentState> incidents = new HashMap<>();

    RecentIncidents(Ledger kept) {
        this.kept = kept;
    }

    @Override
    public @Nullable GroupState group(String key) {
        return groups.containsKey(key) ? groups.get(key) : kept.group(key);
    }

    @Override
    public void group(String key, @Nullable GroupState state) {
        groups.put(key, state);
        kept.group(key, state);
    }

    @Override
    public @Nullable IncidentState incident(String id) {
        return incidents.containsKey(id) ? incidents.get(id) : kept.incident(id);
    }

    @Override
    public void incident(String id, @Nullable IncidentState state) {
        incidents.put(id, state);
        kept.incident(id, state);
    }

    @Override
    public @Nullable Detection evidence(String key, long id) {
        return kept.evidence(key, id);
    }

    @Override
    public void evidence(String key, long id, @Nullable Detection detection) {
        kept.evidence(key, id, detection);
    }

    @Override
    public void lookAgain(long due, String what) {
        kept.lookAgain(due, what);
    }

    @Override
    public void alert(IncidentState incident) {
        kept.alert(incident);
    }
}

package io.gatehouse.cli;

import io.gatehouse.model.Alert;
import io.gatehouse.standalone.Replay;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;

/** Keeps of a replay the alerts, each as it last was. */
final class LastAlerts implements Replay.Output {
    private final Map<String, Alert> alerts = new HashMap<>();

    @Override
    public void record(String kind, String key, SpecificRecord value) {
        if (value instanceof Alert alert) {
            alerts.put(key, alert);
        }
    }

    Collection<Alert> alerts() {
        return alerts.values();
    }
}

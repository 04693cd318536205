package io.gatehouse.streams.topology;

import io.gatehouse.model.Alert;
import io.gatehouse.model.GroupState;
import io.gatehouse.model.IncidentState;
import io.gatehouse.streams.detect.incident.Ledger;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Groups and incidents in the stores of a task, and an index of what is to be looked at when. Nothing of it is on the heap. */
final class StoredIncidents implements Ledger {
    private static final byte[] NOTHING = {};
    /** Digits of a time in hex: texts are then in the order of the times. */
    private static final int DIGITS = 16;

    private final KeyValueStore<String, GroupState> groups;
    private final KeyValueStore<String, IncidentState> incidents;
    private final KeyValueStore<String, byte[]> times;
    private final Consumer<Alert> alerts;
    /** Nothing stands before it in the index. To begin there spares reading over all that was removed. */
    private String begin = "";

    StoredIncidents(ProcessingContext context, Consumer<Alert> alerts) {
        this.groups = context.getStateStore(StateStores.GROUPS);
        this.incidents = context.getStateStore(StateStores.INCIDENTS);
        this.times = context.getStateStore(StateStores.TIMES);
        this.alerts = alerts;
    }

    /** One entry of the index. */
    record Reminder(long due, String what) {
        static Reminder of(String key) {
            return new Reminder(Long.parseLong(key.substring(0, DIGITS), 16), key.substring(DIGITS));
        }

        String key() {
            return keyOf(due) + what;
        }

        private static String keyOf(long due) {
            String hex = Long.toHexString(Math.max(0, due));
            return "0".repeat(DIGITS - hex.length()) + hex;
        }
    }

    /** Takes what is due out of the index, the earliest first and no more than {@code most}. */
    List<Reminder> takeDue(long now, int most) {
        List<String> keys = new ArrayList<>();
        String end = Reminder.keyOf(now + 1);
        try (KeyValueIterator<String, byte[]> due = times.range(begin, end)) {
            while (due.hasNext() && keys.size() < most) {
                KeyValue<String, byte[]> next = due.next();
                keys.add(next.key);
            }
        }
        keys.forEach(times::delete);
        begin = keys.size() < most ? end : keys.get(keys.size() - 1);
        return keys.stream().map(Reminder::of).toList();
    }

    @Override
    public void lookAgain(long due, String what) {
        String key = new Reminder(due, what).key();
        times.put(key, NOTHING);
        begin = key.compareTo(begin) < 0 ? key : begin;
    }

    @Override
    public @Nullable GroupState group(String key) {
        return groups.get(key);
    }

    @Override
    public void group(String key, @Nullable GroupState state) {
        groups.put(key, state);
    }

    @Override
    public @Nullable IncidentState incident(String id) {
        return incidents.get(id);
    }

    @Override
    public void incident(String id, @Nullable IncidentState state) {
        incidents.put(id, state);
    }

    @Override
    public void alert(Alert alert) {
        alerts.accept(alert);
    }
}

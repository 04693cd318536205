package io.gatehouse.streams.topology;

import io.gatehouse.model.Detection;
import io.gatehouse.model.GroupState;
import io.gatehouse.model.IncidentState;
import io.gatehouse.streams.detect.incident.Ledger;
import io.gatehouse.streams.detect.notify.Standing;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Groups and incidents in the stores of a task, and an index of what is to be looked at when. On the heap are only those that were used
 * last, of a bounded size.
 */
final class StoredIncidents implements Ledger {
    private static final byte[] NOTHING = {};
    /** Digits of a time in hex: texts are then in the order of the times. */
    private static final int DIGITS = 16;

    /** Events and terms of the groups on the heap, each of about a hundred bytes. */
    private static final int RECENT_ENTRIES = 65_536;
    /** Incidents on the heap, each of up to some ten kilobytes. */
    private static final int RECENT_INCIDENTS = 1024;

    private final KeyValueStore<String, GroupState> groups;
    private final KeyValueStore<String, Detection> evidence;
    private final KeyValueStore<String, IncidentState> incidents;
    private final KeyValueStore<String, byte[]> times;
    private final Recent<GroupState> recentGroups = new Recent<>(RECENT_ENTRIES, StoredIncidents::size);
    private final Recent<Known> recentIncidents = new Recent<>(RECENT_INCIDENTS, known -> 1);
    private final Changes alerts;
    /** Nothing stands before it in the index. To begin there spares reading over all that was removed. */
    private String begin = "";

    StoredIncidents(ProcessingContext context, Changes alerts) {
        this.groups = context.getStateStore(StateStores.GROUPS);
        this.evidence = context.getStateStore(StateStores.EVIDENCE);
        this.incidents = context.getStateStore(StateStores.INCIDENTS);
        this.times = context.getStateStore(StateStores.TIMES);
        this.alerts = alerts;
    }

    /** Takes incidents whose alerts have changed. */
    interface Changes {
        /** An alert is to be published; {@code before}: how it stood when it last was, null where it never was. */
        void changed(@Nullable Standing before, IncidentState incident);
    }

    /** An incident with how it stood when it was last published. */
    private record Known(IncidentState incident, @Nullable Standing published) {
        static Known of(IncidentState incident) {
            return new Known(incident, Standing.of(incident.getAlert()));
        }
    }

    private static int size(GroupState group) {
        return 1 + group.getEntries().size() + group.getTerms().size();
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
        GroupState known = recentGroups.get(key);
        return known == null ? groups.get(key) : known;
    }

    @Override
    public void group(String key, @Nullable GroupState state) {
        groups.put(key, state);
        if (state == null) {
            recentGroups.remove(key);
        } else {
            recentGroups.put(key, state);
        }
    }

    @Override
    public @Nullable Detection evidence(String key, long id) {
        return evidence.get(keyOf(key, id));
    }

    @Override
    public void evidence(String key, long id, @Nullable Detection detection) {
        evidence.put(keyOf(key, id), detection);
    }

    private static String keyOf(String group, long id) {
        return group + StateStores.SEPARATOR + Long.toHexString(id);
    }

    @Override
    public @Nullable IncidentState incident(String id) {
        Known known = known(id);
        return known == null ? null : known.incident();
    }

    private @Nullable Known known(String id) {
        Known known = recentIncidents.get(id);
        if (known == null) {
            IncidentState stored = incidents.get(id);
            known = stored == null ? null : Known.of(stored);
            if (known != null) {
                recentIncidents.put(id, known);
            }
        }
        return known;
    }

    @Override
    public void incident(String id, @Nullable IncidentState state) {
        incidents.put(id, state);
        if (state == null) {
            recentIncidents.remove(id);
        } else {
            recentIncidents.put(id, Known.of(state));
        }
    }

    @Override
    public void alert(IncidentState incident) {
        Known known = recentIncidents.get(incident.getAlert().getEvent().getId());
        alerts.changed(known == null ? null : known.published(), incident);
    }
}

package io.gatehouse.sinks.nagios;

import java.util.LinkedHashMap;
import java.util.Map;

/** What Nagios was told of which incidents since the task started; of the 10,000 that were told last. */
final class Incidents {
    private static final int MAX = 10_000;

    private final Map<String, AlertCheck> told;

    Incidents() {
        this(Map.of());
    }

    private Incidents(Map<String, AlertCheck> told) {
        this.told = new LinkedHashMap<>(told);
    }

    Incidents copy() {
        return new Incidents(told);
    }

    void tell(AlertCheck check) {
        if (toldLater(check)) {
            return;
        }
        told.remove(check.alert());
        told.put(check.alert(), check);
        if (told.size() > MAX) {
            told.remove(told.keySet().iterator().next());
        }
    }

    /** Whether a later revision of the same incident was told. */
    boolean toldLater(AlertCheck check) {
        AlertCheck last = told.get(check.alert());
        return last != null && last.revision() > check.revision();
    }

    /** Whether it says that an incident is over while another one of the same service is open. */
    boolean hidesOpen(AlertCheck check) {
        return !check.open() && told.values().stream().anyMatch(other -> keepsOpen(other, check));
    }

    private static boolean keepsOpen(AlertCheck other, AlertCheck closed) {
        return other.open()
                && !other.alert().equals(closed.alert())
                && other.result().host().equals(closed.result().host())
                && other.result().service().equals(closed.result().service());
    }
}

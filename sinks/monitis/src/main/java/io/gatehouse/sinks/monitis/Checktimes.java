package io.gatehouse.sinks.monitis;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * When a result was, in milliseconds: its key within its monitor. The same record always gets the same, so that a result that is
 * sent again replaces itself. Most lines of a log know seconds only; what happened in a whole second gets the milliseconds that its
 * id says. Where two of the last 10,000 still meet, the later one moves on to the next that is free.
 */
final class Checktimes {
    private static final int MAX = 10_000;
    private static final int MILLIS = 1000;

    private record Place(CustomMonitor monitor, long checktime) {}

    private final Map<Place, String> taken = new LinkedHashMap<>();

    long of(CustomMonitor monitor, String id, Instant time) {
        long checktime = time.toEpochMilli();
        if (time.getNano() == 0) {
            checktime += Math.floorMod(id.hashCode(), MILLIS);
        }
        while (!take(new Place(monitor, checktime), id)) {
            checktime++;
        }
        return checktime;
    }

    private boolean take(Place place, String id) {
        String holder = taken.putIfAbsent(place, id);
        if (taken.size() > MAX) {
            taken.remove(taken.keySet().iterator().next());
        }
        return holder == null || holder.equals(id);
    }
}

package io.gatehouse.streams.detect.notify;

import io.gatehouse.model.Notification;
import io.gatehouse.model.ToldState;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Decides which of the messages that {@link Notices} gives go out, and when: updates no more often than the route wants, collected
 * where the route collects, held back where its rate is used up, in one message what is long past. Sees every message of a route.
 */
public final class Dispatcher {
    private final Map<String, Lane> lanes = new LinkedHashMap<>();

    /** Serves these routes, going on where {@code ledger} says that it was; what goes out is given to {@code out}. */
    public Dispatcher(Routes routes, Ledger ledger, Consumer<Notification> out) {
        routes.routes().forEach(route -> lanes.put(route.name(), new Lane(route, ledger, out)));
    }

    /** Takes in what the ledger holds under a key of {@link Ledger#told(String)}; returns whether that is of any use. */
    public boolean restore(String key, ToldState state) {
        Lane lane = lanes.get(key.substring(0, Math.max(0, key.indexOf('|'))));
        if (lane != null) {
            lane.restore(key, state);
        }
        return lane != null;
    }

    /** Takes a message at a time in microseconds since 1970; returns whether there is such a route. */
    public boolean accept(Notification message, long now) {
        Lane lane = lanes.get(message.getRoute());
        if (lane != null) {
            lane.accept(message, now);
        }
        return lane != null;
    }

    /** Gives what is due at a time in microseconds since 1970. */
    public void tick(long now) {
        lanes.values().forEach(lane -> lane.tick(now));
    }
}

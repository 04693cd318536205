package io.gatehouse.streams.detect.notify;

import io.gatehouse.model.Alert;
import io.gatehouse.model.Notification;
import io.gatehouse.model.RouteState;
import io.gatehouse.model.ToldState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Everything about one route: what goes out at once, what waits, what is collected. All times are in microseconds since 1970. */
final class Lane {
    /** An event that is older when it arrives is of the past: the pipeline is catching up. */
    private static final long PAST = Duration.ofHours(1).toNanos() / 1000;
    /** How long it is remembered that an incident was told of; incidents last a day, and are silent for one at most. */
    private static final long MEMORY = Duration.ofHours(48).toNanos() / 1000;
    /** Of how many incidents it is remembered what was told. */
    private static final int MAX_TOLD = 20_000;

    private final Route route;
    private final Ledger ledger;
    private final Consumer<Notification> out;
    private final RouteState state;
    private final Digests digests;
    private final Told told;

    Lane(Route route, Ledger ledger, Consumer<Notification> out) {
        this.route = route;
        this.ledger = ledger;
        this.out = out;
        this.state = stateOf(ledger.route(route.name()));
        this.digests = new Digests(route, state, ledger);
        this.told = new Told(ledger);
    }

    /** Avro's own lists do not let go of single elements. */
    private static RouteState stateOf(@Nullable RouteState known) {
        return known == null
                ? new RouteState(new ArrayList<>(), new ArrayList<>())
                : new RouteState(new ArrayList<>(known.getSent()), new ArrayList<>(known.getDigests()));
    }

    void restore(String key, ToldState known) {
        told.restore(key, known);
    }

    void accept(Notification message, long now) {
        Alert alert = Objects.requireNonNull(message.getAlert());
        String key = route.name() + "|" + Incident.id(alert);
        Cause cause = Cause.ofText(message.getCause());
        ToldState known = told.get(key);
        if (isPast(message, cause, alert, known)) {
            tellLater(message, cause, key, now);
        } else if (route.digest() != null) {
            digests.add(DigestKind.PERIODIC, message, now);
        } else if (cause.isPaced() && known != null && isTooSoon(known, now)) {
            keep(key, new ToldState(known.getToldAt(), false, message, nextAfter(known)), now);
        } else {
            send(message, now);
            keep(key, cause == Cause.CLOSE ? null : told(now), now);
        }
        ledger.route(route.name(), state);
    }

    /** The end of an incident comes long after its last event anyway: it is of the past where its beginning was. */
    private static boolean isPast(Notification message, Cause cause, Alert alert, @Nullable ToldState known) {
        return cause.isOfEvents()
                ? message.getCreated() - Incident.block(alert).getLastSeen() > PAST
                : known != null && known.getPast();
    }

    private void tellLater(Notification message, Cause cause, String key, long now) {
        if (cause.isOfEvents()
                || digests.lists(DigestKind.CATCH_UP, message.getAlertIds().get(0))) {
            digests.add(DigestKind.CATCH_UP, message, now);
        }
        keep(key, cause == Cause.CLOSE ? null : new ToldState(null, true, null, now + MEMORY), now);
    }

    private boolean isTooSoon(ToldState known, long now) {
        return known.getToldAt() != null && now < nextAfter(known);
    }

    private long nextAfter(ToldState known) {
        return (known.getToldAt() == null ? 0 : known.getToldAt())
                + route.every().toNanos() / 1000;
    }

    private static ToldState told(long now) {
        return new ToldState(now, false, null, now + MEMORY);
    }

    private void keep(String key, @Nullable ToldState state, long now) {
        told.put(key, state);
        String first = told.first();
        if (told.size() > MAX_TOLD && first != null) {
            isSent(first, now);
            told.put(first, null);
        }
    }

    /** Nothing overtakes what is held back. */
    private void send(Notification message, long now) {
        if (digests.isEmpty(DigestKind.HELD_BACK) && isAllowed(now)) {
            sendNow(message, now);
        } else {
            digests.add(DigestKind.HELD_BACK, message, now);
        }
    }

    private boolean isAllowed(long now) {
        long since = now - route.rate().perMicros();
        state.getSent().removeIf(time -> time <= since);
        return state.getSent().size() < route.rate().most();
    }

    private void sendNow(Notification message, long now) {
        state.getSent().add(now);
        out.accept(message);
    }

    void tick(long now) {
        boolean changed = false;
        for (DigestKind kind : DigestKind.values()) {
            if (digests.isDue(kind, now) && isAllowed(now)) {
                sendNow(digests.take(kind, now), now);
                changed = true;
            }
        }
        for (String key = told.firstDue(now); key != null; key = told.firstDue(now)) {
            boolean sent = isSent(key, now);
            told.put(key, sent ? told(now) : null);
            changed |= sent;
        }
        if (changed) {
            ledger.route(route.name(), state);
        }
    }

    /** Sends the update of an incident that waits; false where none does. */
    private boolean isSent(String key, long now) {
        ToldState known = told.get(key);
        Notification waiting = known == null ? null : known.getWaiting();
        if (waiting != null) {
            send(waiting, now);
        }
        return waiting != null;
    }
}

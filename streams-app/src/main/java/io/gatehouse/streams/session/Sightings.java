package io.gatehouse.streams.session;

import io.gatehouse.model.SeenState;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Names that were seen in a session, each from a time on: a view on their stored states. */
final class Sightings {
    static final int MAX = 64;

    private static final Comparator<SeenState> BY_TIME =
            Comparator.comparingLong(SeenState::getAt).thenComparing(SeenState::getName);

    private final List<SeenState> states;

    Sightings(List<SeenState> states) {
        this.states = states;
    }

    /**
     * Notes a name; true where something is new.
     *
     * @param by the event that tells of it, while the session of that event may still change
     * @param sure false where it may have been in another session
     */
    boolean add(String name, long at, @Nullable String by, boolean sure) {
        boolean known = states.stream().anyMatch(seen -> seen.getBy() == null && says(seen, name, at, sure));
        if (known) {
            return false;
        }
        if (by == null) {
            states.removeIf(seen -> seen.getName().equals(name) && seen.getAt() >= at && (sure || !seen.getSure()));
        }
        return states.size() < MAX && states.add(new SeenState(name, at, by, sure));
    }

    private static boolean says(SeenState seen, String name, long at, boolean sure) {
        return seen.getName().equals(name) && seen.getAt() <= at && (seen.getSure() || !sure);
    }

    /** Takes back what only this event told of. */
    void withdraw(String by) {
        states.removeIf(seen -> by.equals(seen.getBy()));
    }

    /** What this event told of holds for good. */
    void settle(String by) {
        states.stream().filter(seen -> by.equals(seen.getBy())).toList().forEach(seen -> {
            states.remove(seen);
            add(seen.getName(), seen.getAt(), null, seen.getSure());
        });
    }

    /** Whether a name had been seen at that time. */
    boolean had(String name, long time) {
        return states.stream()
                .anyMatch(seen -> seen.getName().equals(name) && seen.getAt() <= OpenSession.latest(time));
    }

    /** Those that are sure, the one that was seen first before the others. */
    List<String> sure() {
        return states.stream()
                .filter(SeenState::getSure)
                .sorted(BY_TIME)
                .map(SeenState::getName)
                .distinct()
                .toList();
    }

    /** All. */
    List<String> names() {
        return states.stream().map(SeenState::getName).distinct().toList();
    }
}

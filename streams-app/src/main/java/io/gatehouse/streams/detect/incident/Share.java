package io.gatehouse.streams.detect.incident;

import io.gatehouse.model.Detection;
import io.gatehouse.model.EntryState;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What of a group an incident counts, beyond what it has already settled.
 *
 * @param settled for good
 * @param provisional as things stand: a late event may yet take it away
 */
record Share(List<Counted> settled, List<Counted> provisional) {

    Share() {
        this(new ArrayList<>(), new ArrayList<>());
    }

    boolean isEmpty() {
        return settled.isEmpty() && provisional.isEmpty();
    }

    /** Whether it says something of this event. */
    boolean tellsOf(String eventId) {
        return Stream.of(settled, provisional)
                .flatMap(List::stream)
                .map(Counted::detection)
                .anyMatch(one -> one != null && one.getEventId().equals(eventId));
    }

    /**
     * An event that counts, or several of one short stretch of time.
     *
     * @param time event time in microseconds
     * @param code hash of the value
     * @param count how many
     * @param detection what is to be told of it; of several, of the earliest, or null
     */
    record Counted(
            long time, long code, long count, @Nullable Detection detection) {

        static Counted of(EntryState entry, @Nullable Detection detection) {
            return new Counted(entry.getTime(), entry.getCode(), entry.getCount(), detection);
        }
    }
}

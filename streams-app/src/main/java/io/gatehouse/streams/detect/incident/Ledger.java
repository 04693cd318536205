package io.gatehouse.streams.detect.incident;

import io.gatehouse.model.Detection;
import io.gatehouse.model.GroupState;
import io.gatehouse.model.IncidentState;
import org.jspecify.annotations.Nullable;

/** Where groups and incidents are kept, and where alerts go. What it gives is the caller's to change. */
public interface Ledger {
    /** The events of a group, by the key of its detections; null where there are none. */
    @Nullable
    GroupState group(String key);

    /** An incident by its id; null where there is none. */
    @Nullable
    IncidentState incident(String id);

    /** What is to be told of an event of a group, by the group's key and the event's id there; null where it is not kept. */
    @Nullable
    Detection evidence(String key, long id);

    /** Keeps what is to be told of an event; null forgets it. */
    void evidence(String key, long id, @Nullable Detection detection);

    /** Keeps the events of a group; null forgets them. */
    void group(String key, @Nullable GroupState state);

    /** Keeps an incident; null forgets it. */
    void incident(String id, @Nullable IncidentState state);

    /** Calls {@link Incidents#due} with this text when the clock has come to that time, in microseconds. */
    void lookAgain(long due, String what);

    /** Publishes the alert of an incident as it is now, before that is kept. */
    void alert(IncidentState incident);
}

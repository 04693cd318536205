package io.gatehouse.streams.topology;

import io.gatehouse.model.SessionSight;
import io.gatehouse.streams.detect.Phase;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * What is to be held against the rules: an event, a session or a line that no parser understood.
 *
 * @param sessions the sessions of its host, as they are while it is handed on
 */
record Candidate(SpecificRecord record, Phase phase, Sessions sessions) {

    /** Of which no session is known. */
    static Candidate alone(SpecificRecord record, Phase phase) {
        return new Candidate(record, phase, (id, now) -> null);
    }

    /** What it holds; the sessions are a question that it can be asked. */
    @Override
    public String toString() {
        return phase + " " + record;
    }

    /** Finds sessions of a host. */
    interface Sessions {
        /** The session of that id as it is known at a time in microseconds; null where there is none. */
        @Nullable
        SessionSight sight(String id, long now);
    }
}

package io.gatehouse.streams.parse;

import io.gatehouse.schemas.line.LineTime;

/**
 * The time of an event. The time in a line is its sender's word: one that lies more than {@link #AHEAD} after the
 * arrival is not believed.
 *
 * @param micros microseconds since 1970-01-01T00:00:00Z
 * @param skewed whether the line said a later time
 * @param inferred whether the line said no time
 */
public record EventTime(long micros, boolean skewed, boolean inferred) {
    static final long AHEAD = 300_000_000L;

    public static EventTime of(long said, long arrival) {
        if (said == LineTime.NONE) {
            return new EventTime(arrival, false, true);
        }
        long limit = arrival + AHEAD;
        return new EventTime(Math.min(said, limit), said > limit, false);
    }
}

package io.gatehouse.streams.detect;

import java.time.Duration;
import java.util.List;

/**
 * When the events that a rule selected in one group make an alert. The windows are those of the Sigma correlation specification 2.x: the
 * condition is held against the events of a group in {@code (t - timespan, t]} for each event time {@code t} of the group.
 */
public sealed interface Condition {

    /** Every event is a reason for an alert. */
    record EveryEvent() implements Condition {}

    /** Sigma's {@code event_count}: the number of events lies in the range. */
    record EventCount(Range range) implements Condition {}

    /** Sigma's {@code value_count}: the number of distinct values of a field lies in the range. */
    record ValueCount(Range range) implements Condition {}

    /** Sigma's {@code temporal}: each of these rules selected an event, in any order. The texts are those of {@link Selected#by}. */
    record Temporal(List<String> rules) implements Condition {
        public Temporal {
            rules = List.copyOf(rules);
        }
    }

    /** Sigma's {@code temporal_ordered}: each of these rules selected an event, in this order. */
    record TemporalOrdered(List<String> rules) implements Condition {
        public TemporalOrdered {
            rules = List.copyOf(rules);
        }
    }

    /**
     * Ours, after Elastic's rule type {@code new_terms}: a value that the group has not shown within the memory. A group younger than
     * the learning period learns and does not alert.
     */
    record NewTerms(Duration learning, Duration memory) implements Condition {}

    /** Ours: an event of a group that has shown none for this long, and some before. */
    record Absence(Duration atLeast) implements Condition {}

    /**
     * A range of counts, both ends included; Sigma's {@code gte: 5} is {@code (5, Long.MAX_VALUE)}, {@code lt: 3} is {@code (0, 2)}.
     *
     * @param least smallest count that holds
     * @param most largest count that holds
     */
    record Range(long least, long most) {
        /** Whether a count lies in it. */
        public boolean holds(long count) {
            return least <= count && count <= most;
        }
    }
}

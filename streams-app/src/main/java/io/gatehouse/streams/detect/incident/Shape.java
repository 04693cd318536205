package io.gatehouse.streams.detect.incident;

import io.gatehouse.model.Detection;
import io.gatehouse.schemas.Ids;
import io.gatehouse.streams.detect.Condition;
import io.gatehouse.streams.detect.Rule;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What of a rule decides how its events are counted. Times are in microseconds.
 *
 * @param rule the rule
 * @param timespan length of the window that a breach looks back over
 * @param incident length of an incident
 */
record Shape(Rule rule, long timespan, long incident) {
    /** How much earlier than the newest event of its group one may be and still count; more than a clock may be wrong. */
    static final long GRACE = micros(Duration.ofMinutes(10));

    private static final Duration DAY = Duration.ofDays(1);
    /** As long as alerts are kept: a dormant account is dormant for months. */
    private static final Duration LONG_MEMORY = Duration.ofDays(400);

    static Shape of(Rule rule) {
        return new Shape(rule, micros(rule.timespan()), micros(rule.incident()));
    }

    static long micros(Duration duration) {
        return duration.toNanos() / 1000;
    }

    private Condition condition() {
        return rule.condition();
    }

    /** Number of the incident that a breach at that time begins. */
    long slot(long time) {
        return Math.floorDiv(time, incident);
    }

    /** Whether every event is a breach, whatever else there is. */
    boolean isEveryEvent() {
        return condition() instanceof Condition.EveryEvent;
    }

    /** Whether a breach counts all events of the window that ends with it; otherwise only itself. */
    boolean isWindowed() {
        return countsEvents() || countsValues() || isTemporal();
    }

    /** Whether further events never undo a breach. */
    boolean isMonotone() {
        if (condition() instanceof Condition.EventCount count) {
            return count.range().most() == Long.MAX_VALUE;
        }
        if (condition() instanceof Condition.ValueCount count) {
            return count.range().most() == Long.MAX_VALUE;
        }
        return isEveryEvent() || isTemporal();
    }

    private boolean countsEvents() {
        return condition() instanceof Condition.EventCount;
    }

    boolean countsValues() {
        return condition() instanceof Condition.ValueCount;
    }

    private boolean isTemporal() {
        return condition() instanceof Condition.Temporal || condition() instanceof Condition.TemporalOrdered;
    }

    /** Up to here, both included, nothing that is still to come can make a difference. */
    long horizon(long newest) {
        return isEveryEvent() ? Long.MIN_VALUE : newest - GRACE - (isWindowed() ? timespan : 1);
    }

    /** Whether an event is too early to count beside one of the time {@code newest}. What needs no others is never late. */
    boolean isLate(long time, long newest) {
        return !isEveryEvent() && time < newest - GRACE;
    }

    /** By what the condition tells this event from others; 0 for nothing. */
    long codeOf(Detection detection) {
        if (countsValues() || condition() instanceof Condition.NewTerms) {
            return codeOf(detection.getValue());
        }
        return isTemporal() ? codeOf(detection.getSelection()) : 0;
    }

    private static long codeOf(@Nullable String text) {
        return text == null ? 0 : Ids.code(text);
    }

    /** By what the event is known when it comes again. Several rules may select one event, and each is worth an entry then. */
    long idOf(Detection detection) {
        return Ids.code(
                isTemporal() ? detection.getEventId() + ' ' + detection.getSelection() : detection.getEventId());
    }

    /** How long the state of a quiet group is kept: a day, so that what straggles finds it, or as long as it has to remember. */
    long kept() {
        Duration kept = DAY;
        if (condition() instanceof Condition.NewTerms terms) {
            kept = longer(terms.memory(), terms.learning());
        } else if (condition() instanceof Condition.Absence absence) {
            kept = longer(LONG_MEMORY, absence.atLeast().multipliedBy(2));
        }
        return micros(longer(kept, DAY)) + timespan + GRACE;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? other : one;
    }
}

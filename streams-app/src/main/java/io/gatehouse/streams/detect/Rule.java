package io.gatehouse.streams.detect;

import io.gatehouse.model.Event;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;

/**
 * What is worth an alert. Every event that it selects is evidence of the incident of its group; an incident that has been quiet for the
 * timespan closes.
 *
 * @param id stable identity
 * @param name short name with hyphens
 * @param description one sentence on what it detects
 * @param level Sigma level: informational, low, medium, high or critical
 * @param tags tags such as {@code attack.t1078}
 * @param selection which events count
 * @param groupBy fields whose values make a group
 * @param timespan how long a group must be quiet until its incident closes
 * @param incident how long an incident lasts at most; a longer attack is several
 */
record Rule(
        String id,
        String name,
        String description,
        String level,
        List<String> tags,
        Predicate<Event> selection,
        List<EventField> groupBy,
        Duration timespan,
        Duration incident) {
    Rule {
        tags = List.copyOf(tags);
        groupBy = List.copyOf(groupBy);
    }

    /** Severity of the level: 1 informational to 5 critical. */
    int severity() {
        return List.of("informational", "low", "medium", "high", "critical").indexOf(level) + 1;
    }
}

package io.gatehouse.streams.detect;

import java.time.Duration;
import java.util.List;

/**
 * What is worth an alert. The events that it selects make incidents by group; an incident that has been quiet for the timespan closes.
 *
 * @param id stable identity
 * @param hash of what decides which alerts it makes: two rules of one id and different content keep apart in state
 * @param name short name with hyphens
 * @param title what it detects, as a title
 * @param description one sentence or some on what it detects and why
 * @param level Sigma level: informational, low, medium, high or critical
 * @param mode what becomes of its alerts
 * @param tags tags such as {@code attack.t1078}
 * @param groupBy fields whose values make a group, as the rule's author wrote them
 * @param condition when the events of a group make an alert
 * @param timespan the window of the condition, and how long a group must be quiet until its incident closes
 * @param incident how long an incident lasts at most; a longer attack is several
 */
public record Rule(
        String id,
        String hash,
        String name,
        String title,
        String description,
        String level,
        Mode mode,
        List<String> tags,
        List<String> groupBy,
        Condition condition,
        Duration timespan,
        Duration incident) {
    /** Sigma's levels, from the least. */
    public static final List<String> LEVELS = List.of("informational", "low", "medium", "high", "critical");

    public Rule {
        tags = List.copyOf(tags);
        groupBy = List.copyOf(groupBy);
        if (!LEVELS.contains(level)) {
            throw new IllegalArgumentException("level: \"" + level + "\" is none of " + LEVELS);
        }
    }

    /** Severity of the level: 1 informational to 5 critical. */
    public int severity() {
        return LEVELS.indexOf(level) + 1;
    }
}

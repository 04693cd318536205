package io.gatehouse.streams.detect.notify;

import io.gatehouse.model.Alert;
import io.gatehouse.model.AlertGroupValue;
import io.gatehouse.streams.detect.Glob;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Nobody is told of some incidents; they are recorded all the same.
 *
 * @param rule matches the rule's name or id
 * @param group by the field that the rule groups by: what its value must match; a field that the rule does not group by fits nothing
 * @param until from when on it holds no more, in microseconds since 1970; null where it has no end
 */
public record Suppression(
        Glob rule, Map<String, Glob> group, @Nullable Long until) {
    public Suppression {
        group = Map.copyOf(group);
    }

    boolean holds(Alert alert, long time) {
        return (until == null || time < until)
                && Incident.isOfRule(alert, rule)
                && group.entrySet().stream()
                        .allMatch(wanted ->
                                Incident.block(alert).getGroup().stream().anyMatch(value -> fits(wanted, value)));
    }

    private static boolean fits(Map.Entry<String, Glob> wanted, AlertGroupValue value) {
        return wanted.getKey().equals(value.getField()) && wanted.getValue().matches(value.getValue());
    }
}

package io.gatehouse.streams.detect.notify;

import io.gatehouse.model.Alert;
import io.gatehouse.streams.detect.Glob;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which incidents a route is for: those that fit everything that is named. An empty list names nothing.
 *
 * @param least smallest severity, 1 informational to 5 critical
 * @param most largest severity
 * @param rules one of them matches the rule's name or id
 * @param hosts one of them matches the name or id of one of its hosts
 * @param labels one of its hosts has one of them
 * @param team one of its hosts belongs to it
 */
public record Scope(
        int least,
        int most,
        List<Glob> rules,
        List<Glob> hosts,
        List<String> labels,
        @Nullable String team) {
    public Scope {
        if (least > most) {
            throw new IllegalArgumentException("no level lies between " + least + " and " + most);
        }
        rules = List.copyOf(rules);
        hosts = List.copyOf(hosts);
        labels = List.copyOf(labels);
    }

    /** Every incident of at least this severity. */
    public static Scope from(int severity) {
        return new Scope(severity, 5, List.of(), List.of(), List.of(), null);
    }

    boolean holds(Alert alert, HostLabels known) {
        int severity = Incident.severity(alert);
        return least <= severity
                && severity <= most
                && (rules.isEmpty() || rules.stream().anyMatch(rule -> Incident.isOfRule(alert, rule)))
                && (hosts.isEmpty()
                        || Incident.hosts(alert).stream()
                                .anyMatch(host -> hosts.stream().anyMatch(glob -> glob.matches(host))))
                && (labels.isEmpty() || labels.stream().anyMatch(label -> known.labels(alert, label)))
                && (team == null || known.isOfTeam(alert, team));
    }
}

package io.gatehouse.streams.detect.notify;

import io.gatehouse.model.Alert;
import io.gatehouse.streams.detect.Glob;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What is known of hosts by their names: which labels they bear and whose they are. A host has what all of its entries say. */
public record HostLabels(List<Entry> entries) {
    public HostLabels {
        entries = List.copyOf(entries);
    }

    /**
     * What holds for the hosts of a name.
     *
     * @param host matches name or id
     * @param labels such as {@code prod}
     * @param team whose they are; null where the entry does not say
     */
    public record Entry(
            Glob host, Set<String> labels, @Nullable String team) {
        public Entry {
            labels = Set.copyOf(labels);
        }
    }

    boolean labels(Alert alert, String label) {
        return any(alert, entry -> entry.labels().contains(label));
    }

    /** The labels of all hosts that an alert names, sorted. */
    List<String> of(Alert alert) {
        List<String> hosts = Incident.hosts(alert);
        return entries.stream()
                .filter(entry -> hosts.stream().anyMatch(host -> entry.host().matches(host)))
                .flatMap(entry -> entry.labels().stream())
                .distinct()
                .sorted()
                .toList();
    }

    boolean isOfTeam(Alert alert, String team) {
        return any(alert, entry -> team.equals(entry.team()));
    }

    private boolean any(Alert alert, Predicate<Entry> says) {
        List<String> hosts = Incident.hosts(alert);
        return entries.stream()
                .filter(says)
                .anyMatch(entry -> hosts.stream().anyMatch(host -> entry.host().matches(host)));
    }
}

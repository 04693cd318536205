package io.gatehouse.cli;

import io.gatehouse.model.Ack;
import io.gatehouse.model.Alert;
import io.gatehouse.model.AlertBlock;
import io.gatehouse.model.AllowlistEntry;
import io.gatehouse.schemas.Topics;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;

/** Alerts of some rules, held against an entry as if it had been there when they were raised. */
record OpenAlerts(Cluster cluster, Topics topics, List<String> rules, Terminal terminal) {
    /** The alerts of these rules that fit, oldest first. */
    List<Alert> alerts(Predicate<AlertBlock> wanted) {
        try (TopicReader<Alert> reader = new TopicReader<>(cluster, cluster.registry(), topics.alerts())) {
            return Listing.last(
                            reader,
                            alert -> rules.contains(alert.getRule().getName())
                                    && alert.getGatehouse().getAlert() != null
                                    && wanted.test(Objects.requireNonNull(
                                            alert.getGatehouse().getAlert())))
                    .values()
                    .stream()
                    .sorted(Comparator.comparingLong(Alert::getTimestamp))
                    .toList();
        }
    }

    /** How far the list with that entry would have covered these alerts. */
    AlertCoverage coverage(AllowTopic list, AllowlistEntry entry, List<Alert> alerts, Instant since, Instant now) {
        AlertCoverage coverage = new AlertCoverage(list.asLoaded(always(entry)), alerts);
        new PastLogins(cluster, topics).since(since, now, event -> {
            if (Boolean.FALSE.equals(event.getGatehouse().getAllowlisted())) {
                coverage.add(event);
            }
        });
        return coverage;
    }

    /** The entry as if it had been in force all the time. */
    private static AllowlistEntry always(AllowlistEntry entry) {
        return AllowlistEntry.newBuilder(entry)
                .setId(entry.getId() + " (as if always)")
                .setCreated(0)
                .setValidFrom(null)
                .setRemovedAt(null)
                .build();
    }

    /** Closes the open alerts that an entry covers whole. */
    void close(AllowTopic list, AllowlistEntry entry, Instant now) {
        List<Alert> open = alerts(block -> !block.getStatus().equals("closed"));
        long first = open.stream().mapToLong(Alert::getTimestamp).min().orElse(Times.micros(now));
        AlertCoverage coverage = coverage(list, entry, open, Times.instant(first), now);
        List<AlertCoverage.Covered> silenced = coverage.alerts().stream()
                .filter(AlertCoverage.Covered::isSilenced)
                .toList();
        silenced.forEach(alert -> close(alert, entry, now));
        terminal.out().println("Closed " + silenced.size() + " of " + open.size() + " open alerts");
        terminal.flush();
    }

    private void close(AlertCoverage.Covered alert, AllowlistEntry entry, Instant now) {
        String why = entry.getReason() == null ? "" : ": " + entry.getReason();
        Ack ack = Ack.newBuilder()
                .setAlertId(alert.alert().getEvent().getId())
                .setKey(alert.block().getKey())
                .setBy(Objects.requireNonNullElse(entry.getAuthor(), "?"))
                .setNote("allowlist entry " + entry.getId() + why)
                .setCreated(Times.micros(now))
                .setClose(true)
                .build();
        new TopicWriter<>(cluster, cluster.registry(), topics.acks()).write(Map.of(ack.getKey(), ack));
        terminal.out().println("Closing: " + AlertLine.of(alert.alert()));
    }
}

package io.gatehouse.streams.detect.incident;

import io.gatehouse.model.Detection;
import io.gatehouse.streams.detect.Condition;
import io.gatehouse.streams.detect.Rule;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** The definitions of breach and incident as they are written, looked up in all events at once. */
final class Reference {
    private final Rule rule;
    private final List<Detection> events;
    private final long timespan;

    Reference(Rule rule, Collection<Detection> events) {
        this.rule = rule;
        this.events = events.stream()
                .sorted(Comparator.comparingLong(Detection::getTimestamp).thenComparing(Detection::getEventId))
                .toList();
        this.timespan = rule.timespan().toNanos() / 1000;
    }

    /** What each incident counts, by its number. */
    Map<Long, List<Detection>> incidents() {
        Map<Long, List<Detection>> incidents = new TreeMap<>();
        for (Detection event : events) {
            covering(event)
                    .mapToLong(Detection::getTimestamp)
                    .min()
                    .ifPresent(breach -> incidents
                            .computeIfAbsent(
                                    Math.floorDiv(breach, rule.incident().toNanos() / 1000), slot -> new ArrayList<>())
                            .add(event));
        }
        return incidents;
    }

    private Stream<Detection> covering(Detection event) {
        Condition condition = rule.condition();
        boolean alone = condition instanceof Condition.EveryEvent
                || condition instanceof Condition.NewTerms
                || condition instanceof Condition.Absence;
        return alone
                ? Stream.of(event).filter(this::isBreach)
                : events.stream()
                        .filter(breach -> breach.getTimestamp() >= event.getTimestamp()
                                && breach.getTimestamp() - timespan < event.getTimestamp())
                        .filter(this::isBreach);
    }

    private boolean isBreach(Detection at) {
        Condition condition = rule.condition();
        List<Detection> window = between(at.getTimestamp() - timespan + 1, at.getTimestamp());
        if (condition instanceof Condition.EventCount count) {
            return count.range().holds(window.size());
        }
        if (condition instanceof Condition.ValueCount count) {
            return count.range().holds(distinct(window, Detection::getValue));
        }
        if (condition instanceof Condition.Temporal temporal) {
            return window.stream().map(Detection::getSelection).toList().containsAll(temporal.rules());
        }
        if (condition instanceof Condition.TemporalOrdered ordered) {
            return hasInOrder(window, ordered.rules());
        }
        if (condition instanceof Condition.NewTerms terms) {
            return isNew(at, terms);
        }
        return !(condition instanceof Condition.Absence absence) || wasAbsent(at, absence);
    }

    private List<Detection> between(long first, long last) {
        return events.stream()
                .filter(event -> first <= event.getTimestamp() && event.getTimestamp() <= last)
                .toList();
    }

    static long distinct(Collection<Detection> events, Function<Detection, Object> field) {
        return events.stream().map(field).filter(Objects::nonNull).distinct().count();
    }

    private static boolean hasInOrder(List<Detection> window, List<String> rules) {
        List<Detection> left = new ArrayList<>(window);
        long after = Long.MIN_VALUE;
        for (String rule : rules) {
            long from = after;
            Optional<Detection> next = left.stream()
                    .filter(event -> rule.equals(event.getSelection()) && event.getTimestamp() >= from)
                    .min(Comparator.comparingLong(Detection::getTimestamp));
            if (next.isEmpty()) {
                return false;
            }
            left.remove(next.get());
            after = next.get().getTimestamp();
        }
        return true;
    }

    private boolean isNew(Detection at, Condition.NewTerms terms) {
        long time = at.getTimestamp();
        return at.getValue() != null
                && time - events.get(0).getTimestamp() >= terms.learning().toNanos() / 1000
                && between(time - terms.memory().toNanos() / 1000, time - 1).stream()
                        .noneMatch(event -> at.getValue().equals(event.getValue()));
    }

    private boolean wasAbsent(Detection at, Condition.Absence absence) {
        long time = at.getTimestamp();
        return events.get(0).getTimestamp() < time
                && between(time - absence.atLeast().toNanos() / 1000 + 1, time - 1)
                        .isEmpty();
    }
}

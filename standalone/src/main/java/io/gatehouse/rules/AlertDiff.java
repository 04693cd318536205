package io.gatehouse.rules;

import io.gatehouse.model.Alert;
import io.gatehouse.model.AlertBlock;
import io.gatehouse.model.AlertGroupValue;
import io.gatehouse.model.Evidence;
import io.gatehouse.streams.detect.fleet.SilenceEvents;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of the alerts of the past under other rules or another allowlist. Two alerts are of the same incident where they have
 * rule and group in common and their times overlap; their ids differ where the content of the rule does.
 */
public final class AlertDiff {
    /** What becomes of an alert. */
    public enum Kind {
        /** There was none. */
        NEW,
        /** There will be none. */
        GONE,
        /** It says something else: its count, its times or its level. */
        CHANGED,
        /** It stays. */
        SAME
    }

    /**
     * One alert before and after.
     *
     * @param before null where it is new
     * @param after null where it is gone
     */
    public record Change(
            Kind kind, @Nullable Alert before, @Nullable Alert after) {
        /** The alert as it will be; of one that is gone, as it was. */
        public Alert alert() {
            Alert told = after == null ? before : after;
            if (told == null) {
                throw new IllegalStateException("a change of no alert");
            }
            return told;
        }
    }

    private static final Comparator<Alert> BY_TIME = Comparator.comparingLong(Alert::getTimestamp)
            .thenComparing(alert -> alert.getEvent().getId());

    private final List<Change> changes = new ArrayList<>();

    private AlertDiff() {}

    /** The difference. An alert that was withdrawn, because nothing counts in it any more, is none. */
    public static AlertDiff between(Collection<Alert> before, Collection<Alert> after) {
        AlertDiff diff = new AlertDiff();
        Map<String, List<Alert>> known = new HashMap<>();
        standing(before)
                .forEach(alert -> known.computeIfAbsent(group(alert), key -> new ArrayList<>())
                        .add(alert));
        for (Alert alert : standing(after)) {
            Alert was = take(known.getOrDefault(group(alert), List.of()), alert);
            diff.changes.add(new Change(was == null ? Kind.NEW : kind(was, alert), was, alert));
        }
        known.values().forEach(left -> left.forEach(alert -> diff.changes.add(new Change(Kind.GONE, alert, null))));
        return diff;
    }

    /** Whether an alert tells that hosts are silent: no line of the past does, so it cannot be made again. */
    public static boolean isOfSilence(Alert alert) {
        return Objects.requireNonNullElse(block(alert).getEvidence(), List.<Evidence>of()).stream()
                .anyMatch(event ->
                        SilenceEvents.isOne(alert.getHost().getId(), event.getTimestamp(), event.getEventId()));
    }

    /** The changes, by time. */
    public List<Change> changes() {
        return changes.stream()
                .sorted(Comparator.comparing(Change::alert, BY_TIME))
                .toList();
    }

    /** How many changes of each kind there are, by rule and host. */
    public Map<String, Map<Kind, Long>> counts() {
        return changes.stream()
                .collect(Collectors.groupingBy(
                        change -> change.alert().getRule().getName() + " " + host(change.alert()),
                        TreeMap::new,
                        Collectors.groupingBy(Change::kind, TreeMap::new, Collectors.counting())));
    }

    private static List<Alert> standing(Collection<Alert> alerts) {
        return alerts.stream()
                .filter(alert -> block(alert).getCount() > 0)
                .sorted(BY_TIME)
                .toList();
    }

    private static String group(Alert alert) {
        return alert.getRule().getId()
                + block(alert).getGroup().stream()
                        .map(AlertGroupValue::getValue)
                        .toList();
    }

    private static String host(Alert alert) {
        String name = alert.getHost().getName();
        return name == null ? alert.getHost().getId() : name;
    }

    private static @Nullable Alert take(List<Alert> known, Alert alert) {
        for (Alert one : known) {
            boolean overlaps = block(one).getFirstSeen() <= block(alert).getLastSeen()
                    && block(alert).getFirstSeen() <= block(one).getLastSeen();
            if (overlaps) {
                known.remove(one);
                return one;
            }
        }
        return null;
    }

    private static Kind kind(Alert before, Alert after) {
        AlertBlock was = block(before);
        AlertBlock is = block(after);
        boolean same = was.getCount() == is.getCount()
                && was.getFirstSeen() == is.getFirstSeen()
                && was.getLastSeen() == is.getLastSeen()
                && was.getLevel().equals(is.getLevel());
        return same ? Kind.SAME : Kind.CHANGED;
    }

    private static AlertBlock block(Alert alert) {
        return alert.getGatehouse().getAlert();
    }
}

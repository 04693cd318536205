package io.gatehouse.streams.detect.incident;

import io.gatehouse.model.Alert;
import io.gatehouse.model.AlertBlock;
import io.gatehouse.model.Detection;
import io.gatehouse.model.Evidence;
import io.gatehouse.model.TotalsState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Adds up what an incident counts; the order in which it is added does not matter. */
final class Totals {
    private static final int MAX_EVIDENCE = 10;
    /** Names of a kind that an alert holds. */
    static final int MAX_NAMES = 20;

    private static final int MAX_VALUES = 256;
    private static final String SUCCESS = "success";
    private static final Comparator<Detection> EARLIEST =
            Comparator.comparingLong(Detection::getTimestamp).thenComparing(Detection::getEventId);

    private final TotalsState state;

    /** Goes on with these. */
    Totals(TotalsState state) {
        this.state = state;
    }

    /** Of nothing. */
    static TotalsState none() {
        TotalsState state = new TotalsState();
        state.setLastSeen(Long.MIN_VALUE);
        state.setHosts(List.of());
        state.setUsers(List.of());
        state.setSources(List.of());
        state.setSessions(List.of());
        state.setValues(List.of());
        state.setEvidence(List.of());
        return state;
    }

    /** Adds what counts; {@code values} says whether its values do. */
    void add(List<Share.Counted> counted, boolean values) {
        for (Share.Counted one : counted) {
            Detection detection = one.detection();
            if (detection != null && isEvidence(detection)) {
                continue;
            }
            state.setCount(state.getCount() + one.count());
            state.setLastSeen(Math.max(state.getLastSeen(), one.time()));
            if (values && one.code() != 0) {
                addValue(one.code());
            }
            if (detection != null) {
                tell(detection);
            }
        }
    }

    /** Several rules of one correlation can have selected the same event. */
    private boolean isEvidence(Detection detection) {
        return state.getEvidence().stream().anyMatch(one -> one.getEventId().equals(detection.getEventId()));
    }

    private void addValue(long value) {
        List<Long> values = with(state.getValues(), value);
        state.setMoreValues(state.getMoreValues() || values.size() > MAX_VALUES);
        state.setValues(first(values, MAX_VALUES));
    }

    private void tell(Detection detection) {
        state.setHosts(names(state.getHosts(), hostOf(detection)));
        state.setUsers(names(state.getUsers(), detection.getUser()));
        state.setSources(names(state.getSources(), detection.getSource()));
        state.setSessions(names(state.getSessions(), detection.getSessionId()));
        state.setOutcome(worse(state.getOutcome(), detection.getOutcome()));
        List<Detection> evidence = new ArrayList<>(state.getEvidence());
        evidence.add(detection);
        evidence.sort(EARLIEST);
        state.setEvidence(first(evidence, MAX_EVIDENCE));
    }

    private static @Nullable String hostOf(Detection detection) {
        String name = detection.getHost().getName();
        return name == null ? detection.getHost().getId() : name;
    }

    /** That somebody got in is worse than that somebody tried. */
    private static @Nullable String worse(@Nullable String one, @Nullable String other) {
        return one == null || SUCCESS.equals(other) ? other : one;
    }

    private static List<String> names(List<String> names, @Nullable String name) {
        return name == null ? names : first(with(names, name), MAX_NAMES);
    }

    private static <T extends Comparable<T>> List<T> with(List<T> values, T value) {
        if (values.contains(value)) {
            return values;
        }
        List<T> more = new ArrayList<>(values);
        more.add(value);
        more.sort(Comparator.naturalOrder());
        return more;
    }

    private static <T> List<T> first(List<T> values, int most) {
        return values.size() <= most ? values : new ArrayList<>(values.subList(0, most));
    }

    /** Lets the alert say this; whether that is something else than before. */
    boolean tell(Alert alert, boolean values, boolean atLeast) {
        AlertBlock block = alert.getGatehouse().getAlert();
        Told before = Told.of(block);
        alert.getEvent().setOutcome(state.getOutcome());
        block.setCount(state.getCount());
        block.setDistinct(values ? Long.valueOf(state.getValues().size()) : null);
        block.setAtLeast(values && (atLeast || state.getMoreValues()) ? true : null);
        block.setHosts(state.getHosts());
        block.setUsers(state.getUsers());
        block.setSources(state.getSources());
        block.setSessions(state.getSessions());
        block.setEvidence(state.getEvidence().stream().map(Totals::evidence).toList());
        if (state.getCount() > 0) {
            block.setLastSeen(state.getLastSeen());
        }
        if (!state.getEvidence().isEmpty()) {
            NewIncident.describe(alert, state.getEvidence().get(0));
        }
        return !Told.of(block).equals(before);
    }

    /** What of an alert its totals decide. */
    private record Told(List<Object> parts) {
        static Told of(AlertBlock block) {
            return new Told(Arrays.asList(
                    block.getCount(),
                    block.getFirstSeen(),
                    block.getLastSeen(),
                    block.getDistinct(),
                    block.getAtLeast(),
                    block.getHosts(),
                    block.getUsers(),
                    block.getSources(),
                    block.getSessions(),
                    block.getEvidence()));
        }
    }

    private static Evidence evidence(Detection detection) {
        Evidence one = new Evidence();
        one.setEventId(detection.getEventId());
        one.setTimestamp(detection.getTimestamp());
        one.setSessionId(detection.getSessionId());
        one.setLine(detection.getLine());
        return one;
    }
}

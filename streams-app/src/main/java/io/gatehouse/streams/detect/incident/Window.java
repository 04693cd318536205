package io.gatehouse.streams.detect.incident;

import io.gatehouse.model.EntryState;
import io.gatehouse.schemas.Ids;
import io.gatehouse.streams.detect.Condition;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The entries between two points in time, which move on. Entries come in the order of time. */
interface Window {
    /** An entry comes in. */
    void enter(EntryState entry);

    /** The earliest entry has fallen out. */
    void leave(EntryState entry);

    /** Whether the condition holds over the window that ends at this time; all entries up to it have come in. */
    boolean holds(long time);

    /** An empty window for the condition. */
    static Window of(Shape shape) {
        Condition condition = shape.rule().condition();
        if (condition instanceof Condition.EventCount count) {
            return new Events(count.range());
        }
        if (condition instanceof Condition.ValueCount count) {
            return new Values(count.range());
        }
        if (condition instanceof Condition.Temporal temporal) {
            return new All(codes(temporal.rules()));
        }
        if (condition instanceof Condition.TemporalOrdered ordered) {
            return new InOrder(codes(ordered.rules()), shape.timespan());
        }
        throw new IllegalArgumentException(condition + " looks at no window");
    }

    private static long[] codes(List<String> rules) {
        return rules.stream().mapToLong(Ids::code).toArray();
    }

    /** Counts events. */
    final class Events implements Window {
        private final Condition.Range range;
        private long count;

        Events(Condition.Range range) {
            this.range = range;
        }

        @Override
        public void enter(EntryState entry) {
            count += entry.getCount();
        }

        @Override
        public void leave(EntryState entry) {
            count -= entry.getCount();
        }

        @Override
        public boolean holds(long time) {
            return range.holds(count);
        }
    }

    /** Counts distinct values; an event without one shows none. */
    final class Values implements Window {
        private final Condition.Range range;
        private final Map<Long, Integer> entries = new HashMap<>();

        Values(Condition.Range range) {
            this.range = range;
        }

        @Override
        public void enter(EntryState entry) {
            if (entry.getCode() != 0) {
                entries.merge(entry.getCode(), 1, Integer::sum);
            }
        }

        @Override
        public void leave(EntryState entry) {
            entries.computeIfPresent(entry.getCode(), (code, count) -> count == 1 ? null : count - 1);
        }

        @Override
        public boolean holds(long time) {
            return range.holds(entries.size());
        }
    }

    /** Whether all of some rules selected. */
    final class All implements Window {
        private final long[] rules;
        private final int[] entries;

        All(long[] rules) {
            this.rules = rules;
            this.entries = new int[rules.length];
        }

        @Override
        public void enter(EntryState entry) {
            change(entry, 1);
        }

        @Override
        public void leave(EntryState entry) {
            change(entry, -1);
        }

        private void change(EntryState entry, int by) {
            for (int i = 0; i < rules.length; i++) {
                if (rules[i] == entry.getCode()) {
                    entries[i] += by;
                }
            }
        }

        @Override
        public boolean holds(long time) {
            return Arrays.stream(entries).allMatch(count -> count > 0);
        }
    }

    /** Whether all of some rules selected in their order; of events of one time any may have been the first. */
    final class InOrder implements Window {
        private static final long NEVER = Long.MIN_VALUE;

        private final long[] rules;
        private final long timespan;
        /** For each rule: the latest begin of a row that has come as far as this rule. */
        private final long[] begin;

        private final boolean[] present;
        private long presentAt;

        InOrder(long[] rules, long timespan) {
            this.rules = rules;
            this.timespan = timespan;
            this.begin = new long[rules.length];
            this.present = new boolean[rules.length];
            Arrays.fill(begin, NEVER);
        }

        @Override
        public void enter(EntryState entry) {
            if (entry.getTime() != presentAt) {
                extend();
            }
            presentAt = entry.getTime();
            for (int i = 0; i < rules.length; i++) {
                present[i] |= rules[i] == entry.getCode();
            }
        }

        private void extend() {
            for (int i = 0; i < rules.length; i++) {
                if (present[i]) {
                    begin[i] = Math.max(begin[i], i == 0 ? presentAt : begin[i - 1]);
                }
                present[i] = false;
            }
        }

        @Override
        public void leave(EntryState entry) {
            // a row that began with it is told by its begin
        }

        @Override
        public boolean holds(long time) {
            extend();
            return begin[rules.length - 1] > time - timespan;
        }
    }
}

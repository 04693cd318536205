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

    /**
     * Whether all of some rules selected in their order; of events of one time any may have been the first. A rule that is named twice
     * has to have selected two events.
     */
    final class InOrder implements Window {
        private static final long NEVER = Long.MIN_VALUE;

        private final long[] rules;
        private final long timespan;
        /** For each rule: the latest begin of a row that has come as far as this rule. */
        private final long[] begin;

        /** For each rule: how many events of the time at hand it selected. */
        private final int[] present;

        private long presentAt;

        InOrder(long[] rules, long timespan) {
            this.rules = rules;
            this.timespan = timespan;
            this.begin = new long[rules.length];
            this.present = new int[rules.length];
            Arrays.fill(begin, NEVER);
        }

        @Override
        public void enter(EntryState entry) {
            if (entry.getTime() != presentAt) {
                extend();
            }
            presentAt = entry.getTime();
            for (int i = 0; i < rules.length; i++) {
                present[i] += rules[i] == entry.getCode() ? (int) Math.min(entry.getCount(), rules.length) : 0;
            }
        }

        private void extend() {
            for (int i = rules.length - 1; i >= 0; i--) {
                begin[i] = extended(i);
            }
            Arrays.fill(present, 0);
        }

        /** As far as a rule: with as many of its last places as the events of this time can take. */
        private long extended(int last) {
            long latest = begin[last];
            for (int i = last; i >= 0 && taken(i, last) <= present[i]; i--) {
                latest = Math.max(latest, i == 0 ? presentAt : begin[i - 1]);
            }
            return latest;
        }

        /** How many of these places are of the rule of the first of them. */
        private int taken(int first, int last) {
            int taken = 0;
            for (int i = first; i <= last; i++) {
                taken += rules[i] == rules[first] ? 1 : 0;
            }
            return taken;
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

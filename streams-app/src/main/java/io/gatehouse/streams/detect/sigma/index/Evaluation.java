package io.gatehouse.streams.detect.sigma.index;

import io.gatehouse.streams.detect.sigma.field.View;
import io.gatehouse.streams.detect.sigma.index.RuleIndex.IndexedRule;
import io.gatehouse.streams.detect.sigma.index.RuleIndex.Scan;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Holds one view after the other against an index. What is known of a view is marked with its number, so that nothing has to be cleared
 * before the next. For one thread.
 */
final class Evaluation {
    private final RuleIndex index;
    private final View view;
    private final int[] seen;
    private final int[] queued;
    private final int[] taken;
    private final int[] scanned;
    private final @Nullable Object[] values;
    private final int[] queue;
    private final long[] evaluated;
    private int waiting;
    private int number;

    Evaluation(RuleIndex index, View view) {
        this.index = index;
        this.view = view;
        seen = new int[index.rulesByAtom().length];
        queued = new int[index.rules().size()];
        queue = new int[index.rules().size()];
        evaluated = new long[index.rules().size()];
        taken = new int[index.fields().size()];
        scanned = new int[index.fields().size()];
        values = new Object[index.fields().size()];
    }

    /** How often a rule was looked at more closely. */
    long evaluated(int rule) {
        return evaluated[rule];
    }

    /** Gives the rules that select what is shown, of those that are wanted. */
    void run(IntPredicate wanted, RuleSink sink) {
        begin();
        long sources = sources();
        if (sources == 0) {
            return;
        }
        List<Scan> scans = index.scans();
        for (int i = 0; i < scans.size(); i++) {
            if ((scans.get(i).sources() & sources) != 0) {
                scan(scans.get(i).column());
            }
        }
        int due = waiting;
        for (int i = 0; i < due; i++) {
            tryRule(queue[i], sources, wanted, sink);
        }
        for (int rule : index.always()) {
            tryRule(rule, sources, wanted, sink);
        }
    }

    /** Takes the rules that select. */
    interface RuleSink {
        void selects(int rule);
    }

    private void begin() {
        waiting = 0;
        if (++number == Integer.MAX_VALUE) {
            for (int[] marks : new int[][] {seen, queued, taken, scanned}) {
                Arrays.fill(marks, 0);
            }
            number = 1;
        }
    }

    private long sources() {
        long sources = 0;
        List<Expression> gates = index.gates();
        for (int i = 0; i < gates.size(); i++) {
            sources |= gates.get(i).holds(this) ? 1L << i : 0;
        }
        return sources;
    }

    private void tryRule(int rule, long sources, IntPredicate wanted, RuleSink sink) {
        IndexedRule candidate = index.rules().get(rule);
        if ((candidate.source() & sources) != 0 && wanted.test(rule)) {
            evaluated[rule]++;
            if (candidate.expression().holds(this)) {
                sink.selects(rule);
            }
        }
    }

    /** The value of a field, taken once. */
    @Nullable
    Object value(int slot) {
        if (taken[slot] != number) {
            taken[slot] = number;
            values[slot] = index.fields().get(slot).of(view);
        }
        return values[slot];
    }

    /** Whether one of the values of a field passes a test. */
    boolean anyValue(int slot, Predicate<String> test) {
        Object value = value(slot);
        if (value instanceof List<?> list) {
            return list.stream().anyMatch(item -> test.test(String.valueOf(item)));
        }
        return value != null && test.test(value.toString());
    }

    boolean isTrue(Atom atom) {
        if (scanned[atom.slot()] != number) {
            Column column = index.columns().get(atom.slot());
            if (column != null) {
                scan(column);
            }
        }
        return seen[atom.id()] == number;
    }

    private void scan(Column column) {
        int slot = column.slot();
        if (scanned[slot] == number) {
            return;
        }
        scanned[slot] = number;
        Object value = value(slot);
        if (value instanceof String text) {
            column.scan(text, this);
        } else if (value instanceof List<?> list) {
            list.forEach(item -> column.scan(String.valueOf(item), this));
        } else if (value != null) {
            column.scan(value.toString(), this);
        }
    }

    boolean isOpen(int atom) {
        return seen[atom] != number;
    }

    /** An atom holds. */
    void hit(int atom) {
        if (seen[atom] == number) {
            return;
        }
        seen[atom] = number;
        for (int rule : index.rulesByAtom()[atom]) {
            if (queued[rule] != number) {
                queued[rule] = number;
                queue[waiting++] = rule;
            }
        }
    }
}

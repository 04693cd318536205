package io.gatehouse.streams.detect.sigma.index;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * Finds for an expression a set of atoms of which at least one holds whenever the expression does, and which rarely do. A rule needs to
 * be looked at only where one of them was seen.
 */
final class Necessity {
    private final ToDoubleFunction<Atom> cost;

    /** {@code cost}: how often an atom makes work, roughly. */
    Necessity(ToDoubleFunction<Atom> cost) {
        this.cost = cost;
    }

    /** Such a set; null where there is none. */
    @Nullable
    List<Atom> of(Expression expression) {
        if (expression instanceof Expression.Text text) {
            return List.of(text.atom());
        }
        if (expression instanceof Expression.And and) {
            return cheapest(and.parts());
        }
        return expression instanceof Expression.Or or ? together(or.parts()) : null;
    }

    private @Nullable List<Atom> cheapest(List<Expression> parts) {
        List<Atom> best = null;
        for (Expression part : parts) {
            List<Atom> set = of(part);
            if (set != null && (best == null || costOf(set) < costOf(best))) {
                best = set;
            }
        }
        return best;
    }

    private @Nullable List<Atom> together(List<Expression> parts) {
        List<Atom> all = new ArrayList<>();
        for (Expression part : parts) {
            List<Atom> set = of(part);
            if (set == null) {
                return null;
            }
            all.addAll(set);
        }
        return all;
    }

    private double costOf(List<Atom> set) {
        return set.stream().mapToDouble(cost).sum();
    }
}

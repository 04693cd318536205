package io.gatehouse.streams.detect.sigma.index;

import io.gatehouse.streams.detect.sigma.field.Field;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Many rules over records of one shape, compiled. Immutable: each thread evaluates it with an {@link Evaluation} of its own.
 *
 * @param fields what values are taken from
 * @param columns by field; null where no text of the field is asked for
 * @param gates what a record must be for each log source
 * @param rules the rules
 * @param rulesByAtom rules to look at where an atom holds
 * @param always rules to look at in any case
 * @param scans for each column with an atom of {@code rulesByAtom}: its field and the log sources, as bits, whose rules wait for it
 */
record RuleIndex(
        List<Field> fields,
        List<@Nullable Column> columns,
        List<Expression> gates,
        List<IndexedRule> rules,
        int[][] rulesByAtom,
        int[] always,
        List<Scan> scans) {

    /** One rule. {@code source} is a bit. */
    record IndexedRule(Expression expression, long source, boolean forged, List<Output> outputs) {}

    /** A column that is always looked at for records of these log sources. */
    record Scan(Column column, long sources) {}

    boolean isEmpty() {
        return rules.isEmpty();
    }
}

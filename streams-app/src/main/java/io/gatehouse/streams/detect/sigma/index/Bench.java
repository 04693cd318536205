package io.gatehouse.streams.detect.sigma.index;

import io.gatehouse.model.AlertGroupValue;
import io.gatehouse.model.Gatehouse;
import io.gatehouse.streams.detect.RuleTally;
import io.gatehouse.streams.detect.Selected;
import io.gatehouse.streams.detect.sigma.field.Field;
import io.gatehouse.streams.detect.sigma.field.View;
import io.gatehouse.streams.detect.sigma.index.RuleIndex.IndexedRule;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** One index with what is known of the record that is held against it. */
final class Bench {
    private final Evaluation evaluation;
    private final View view;
    private final List<IndexedRule> rules;
    private final int[] selected;
    private final long[] matched;
    private int record;
    private boolean forged;
    private final IntPredicate wanted = this::isWanted;
    private final Evaluation.RuleSink sink = this::selects;
    private Consumer<Selected> out = selection -> {};

    Bench(RuleIndex index, View view) {
        this.evaluation = new Evaluation(index, view);
        this.view = view;
        rules = index.rules();
        selected = new int[rules.size()];
        matched = new long[rules.size()];
    }

    boolean isIdle() {
        return rules.isEmpty();
    }

    void begin(@Nullable Gatehouse block, Consumer<Selected> taker) {
        forged = block != null
                && block.getOrigin() != null
                && "false".equals(block.getOrigin().getTrusted());
        out = taker;
        record++;
    }

    void run() {
        if (!rules.isEmpty()) {
            evaluation.run(wanted, sink);
        }
    }

    /** A rule selects an event once, however many of its records it selects. */
    private boolean isWanted(int rule) {
        return selected[rule] != record && (!forged || rules.get(rule).forged());
    }

    private void selects(int rule) {
        selected[rule] = record;
        matched[rule]++;
        for (Output output : rules.get(rule).outputs()) {
            out.accept(new Selected(output.rule(), output.by(), group(output), text(output.value())));
        }
    }

    private List<AlertGroupValue> group(Output output) {
        AlertGroupValue[] values = new AlertGroupValue[output.names().size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = new AlertGroupValue(
                    output.names().get(i), text(output.group().get(i)));
        }
        return List.of(values);
    }

    private @Nullable String text(@Nullable Field field) {
        Object value = field == null ? null : field.of(view);
        if (value instanceof List<?> list) {
            return list.isEmpty()
                    ? null
                    : String.join(",", list.stream().map(String::valueOf).toList());
        }
        return value == null ? null : value.toString();
    }

    void tally(Consumer<RuleTally> taker) {
        for (int i = 0; i < rules.size(); i++) {
            for (Output output : rules.get(i).outputs()) {
                taker.accept(new RuleTally(output.rule(), evaluation.evaluated(i), matched[i]));
            }
        }
    }
}

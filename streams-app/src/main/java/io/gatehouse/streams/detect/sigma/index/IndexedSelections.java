package io.gatehouse.streams.detect.sigma.index;

import io.gatehouse.model.AlertGroupValue;
import io.gatehouse.model.CommandBlock;
import io.gatehouse.model.Event;
import io.gatehouse.model.Gatehouse;
import io.gatehouse.model.Rejected;
import io.gatehouse.model.Session;
import io.gatehouse.streams.detect.Phase;
import io.gatehouse.streams.detect.RuleTally;
import io.gatehouse.streams.detect.Selected;
import io.gatehouse.streams.detect.Selections;
import io.gatehouse.streams.detect.sigma.field.Field;
import io.gatehouse.streams.detect.sigma.field.Shape;
import io.gatehouse.streams.detect.sigma.field.View;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Selects by compiled rules, for one thread. */
final class IndexedSelections implements Selections {
    private final View view = new View();
    private final Map<Phase, Map<Shape, Bench>> benches = new EnumMap<>(Phase.class);

    IndexedSelections(CompiledRules rules) {
        for (Phase phase : Phase.values()) {
            Map<Shape, Bench> byShape = new EnumMap<>(Shape.class);
            for (Shape shape : Shape.values()) {
                byShape.put(shape, new Bench(phase, new Evaluation(rules.index(phase, shape), view)));
            }
            benches.put(phase, byShape);
        }
    }

    @Override
    public void of(SpecificRecord record, Phase phase, Consumer<Selected> out) {
        view.show(record);
        if (record instanceof Event event) {
            Bench bench = bench(phase, Shape.EVENT);
            bench.begin(event.getGatehouse(), isCommand(event), out);
            bench.run();
            if (event.getGatehouse().getAudit() != null) {
                auditRecords(event, bench(phase, Shape.AUDIT_RECORD), out);
            }
        } else if (record instanceof Session session) {
            Bench bench = bench(phase, Shape.SESSION);
            bench.begin(session.getGatehouse(), false, out);
            bench.run();
        } else if (record instanceof Rejected) {
            Bench bench = bench(phase, Shape.UNPARSED);
            bench.begin(null, false, out);
            bench.run();
        }
    }

    private Bench bench(Phase phase, Shape shape) {
        return Objects.requireNonNull(Objects.requireNonNull(benches.get(phase)).get(shape));
    }

    private void auditRecords(Event event, Bench bench, Consumer<Selected> out) {
        String text = event.getEvent().getOriginal();
        if (text == null || bench.isIdle()) {
            return;
        }
        bench.begin(event.getGatehouse(), isCommand(event), out);
        for (int from = 0; from < text.length(); ) {
            int end = text.indexOf('\n', from);
            end = end < 0 ? text.length() : end;
            view.showAudit(text, from, end);
            bench.run();
            from = end + 1;
        }
    }

    /** Whether its session is decided later, and it is held against the rules again then. */
    private static boolean isCommand(Event event) {
        CommandBlock command = event.getGatehouse().getCommand();
        return "ran-command".equals(event.getEvent().getAction())
                || command != null && "exec".equals(command.getKind());
    }

    @Override
    public void tally(Consumer<RuleTally> out) {
        benches.values().forEach(byShape -> byShape.values().forEach(bench -> bench.tally(out)));
    }

    /** One index with what is known of the record that is held against it. */
    private final class Bench {
        private final Evaluation evaluation;
        private final List<RuleIndex.IndexedRule> rules;
        private final boolean late;
        private final boolean[] ofSessionOnly;
        private final int[] selected;
        private final long[] matched;
        private int record;
        private boolean forged;
        private boolean command;
        private Consumer<Selected> out = selection -> {};

        Bench(Phase phase, Evaluation evaluation) {
            this.evaluation = evaluation;
            rules = evaluation.index().rules();
            late = phase == Phase.WITH_SESSION;
            selected = new int[rules.size()];
            matched = new long[rules.size()];
            ofSessionOnly = new boolean[rules.size()];
            for (int i = 0; i < rules.size(); i++) {
                ofSessionOnly[i] = rules.get(i).ofSession()
                        || rules.get(i).outputs().stream().allMatch(Output::isOfSession);
            }
        }

        boolean isIdle() {
            return rules.isEmpty();
        }

        void begin(@Nullable Gatehouse block, boolean isCommand, Consumer<Selected> sink) {
            forged = block != null
                    && block.getOrigin() != null
                    && "false".equals(block.getOrigin().getTrusted());
            command = isCommand;
            out = sink;
            record++;
        }

        void run() {
            if (!rules.isEmpty()) {
                evaluation.run(this::isWanted, this::selects);
            }
        }

        /** A rule selects an event once, however many of its records it selects; what needs the session waits for it. */
        private boolean isWanted(int rule) {
            return selected[rule] != record
                    && (!forged || rules.get(rule).forged())
                    && (late || !command || !ofSessionOnly[rule]);
        }

        private void selects(int rule) {
            selected[rule] = record;
            matched[rule]++;
            RuleIndex.IndexedRule selecting = rules.get(rule);
            for (Output output : selecting.outputs()) {
                boolean ofSession = selecting.ofSession() || output.isOfSession();
                if (late ? ofSession : !command || !ofSession) {
                    out.accept(new Selected(output.rule(), output.by(), group(output), text(output.value())));
                }
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

        void tally(Consumer<RuleTally> sink) {
            for (int i = 0; i < rules.size(); i++) {
                for (Output output : rules.get(i).outputs()) {
                    sink.accept(new RuleTally(output.rule(), evaluation.evaluated(i), matched[i]));
                }
            }
        }
    }
}

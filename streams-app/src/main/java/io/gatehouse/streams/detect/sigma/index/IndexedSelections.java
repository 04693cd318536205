package io.gatehouse.streams.detect.sigma.index;

import io.gatehouse.model.Event;
import io.gatehouse.model.Rejected;
import io.gatehouse.model.Session;
import io.gatehouse.streams.detect.Phase;
import io.gatehouse.streams.detect.RuleTally;
import io.gatehouse.streams.detect.Selected;
import io.gatehouse.streams.detect.Selections;
import io.gatehouse.streams.detect.sigma.field.Shape;
import io.gatehouse.streams.detect.sigma.field.View;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;

/** Selects by compiled rules, for one thread. */
final class IndexedSelections implements Selections {
    private final View view = new View();
    private final Map<Phase, Map<Shape, Bench>> benches = new EnumMap<>(Phase.class);

    IndexedSelections(CompiledRules rules) {
        for (Phase phase : Phase.values()) {
            Map<Shape, Bench> byShape = new EnumMap<>(Shape.class);
            for (Shape shape : Shape.values()) {
                byShape.put(shape, new Bench(rules.index(phase, shape), view));
            }
            benches.put(phase, byShape);
        }
    }

    @Override
    public void of(SpecificRecord record, Phase phase, Consumer<Selected> out) {
        view.show(record);
        if (record instanceof Event event) {
            Bench bench = bench(phase, Shape.EVENT);
            bench.begin(event.getGatehouse(), out);
            bench.run();
            if (event.getGatehouse().getAudit() != null) {
                auditRecords(event, bench(phase, Shape.AUDIT_RECORD), out);
            }
        } else if (record instanceof Session session) {
            Bench bench = bench(phase, Shape.SESSION);
            bench.begin(session.getGatehouse(), out);
            bench.run();
        } else if (record instanceof Rejected) {
            Bench bench = bench(phase, Shape.UNPARSED);
            bench.begin(null, out);
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
        bench.begin(event.getGatehouse(), out);
        for (int from = 0; from < text.length(); ) {
            int end = text.indexOf('\n', from);
            end = end < 0 ? text.length() : end;
            view.showAudit(text, from, end);
            bench.run();
            from = end + 1;
        }
    }

    @Override
    public void tally(Consumer<RuleTally> out) {
        benches.values().forEach(byShape -> byShape.values().forEach(bench -> bench.tally(out)));
    }
}

package io.gatehouse.streams.detect.sigma.index;

import io.gatehouse.streams.detect.Phase;
import io.gatehouse.streams.detect.Selections;
import io.gatehouse.streams.detect.sigma.field.Field;
import io.gatehouse.streams.detect.sigma.field.Shape;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All rules, compiled for each shape of record and each phase. Immutable. */
public final class CompiledRules {
    private final Map<Shape, RuleIndex> onArrival = new EnumMap<>(Shape.class);
    private final Map<Shape, RuleIndex> withSession = new EnumMap<>(Shape.class);

    /** Compiles them. */
    public CompiledRules(List<Selector> selectors) {
        for (Shape shape : Shape.values()) {
            List<Selector> own = selectors.stream()
                    .filter(selector -> selector.mapping().shape() == shape)
                    .toList();
            onArrival.put(shape, IndexBuilder.build(own));
            boolean commands = shape == Shape.EVENT || shape == Shape.AUDIT_RECORD;
            List<Selector> late =
                    commands ? own.stream().filter(CompiledRules::isOfSession).toList() : List.of();
            withSession.put(shape, IndexBuilder.build(late));
        }
    }

    private static boolean isOfSession(Selector selector) {
        return selector.outputs().stream().anyMatch(Output::isOfSession)
                || selector.mapping().reads(selector.match(), Field::isOfSession);
    }

    RuleIndex index(Phase phase, Shape shape) {
        @Nullable RuleIndex index = (phase == Phase.ON_ARRIVAL ? onArrival : withSession).get(shape);
        if (index == null) {
            throw new IllegalStateException("no index for " + shape);
        }
        return index;
    }

    /** What selects by them, for one thread. */
    public Selections selections() {
        return new IndexedSelections(this);
    }
}

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
            onArrival.put(shape, IndexBuilder.build(inPhase(own, Phase.ON_ARRIVAL)));
            withSession.put(shape, IndexBuilder.build(inPhase(own, Phase.WITH_SESSION)));
        }
    }

    private static List<Selector> inPhase(List<Selector> selectors, Phase phase) {
        return selectors.stream()
                .map(selector -> selector.with(selector.outputs().stream()
                        .filter(output -> phaseOf(selector, output) == phase)
                        .toList()))
                .filter(selector -> !selector.outputs().isEmpty())
                .toList();
    }

    /** What reads of an event what only the join knows waits for it; a session is known, a line that is not understood has none. */
    private static Phase phaseOf(Selector selector, Output output) {
        Shape shape = selector.mapping().shape();
        boolean late = output.isOfSession() || selector.mapping().reads(selector.match(), Field::isOfSession);
        return shape == Shape.SESSION || shape != Shape.UNPARSED && late ? Phase.WITH_SESSION : Phase.ON_ARRIVAL;
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

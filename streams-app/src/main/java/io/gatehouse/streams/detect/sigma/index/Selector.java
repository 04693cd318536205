package io.gatehouse.streams.detect.sigma.index;

import io.gatehouse.streams.detect.sigma.field.SourceMapping;
import io.gatehouse.streams.detect.sigma.match.Match;
import java.util.List;

/**
 * A rule that selects records of one shape.
 *
 * @param forged whether also what was surely not written by whom it names
 * @param outputs what for; at least one
 */
public record Selector(Match match, SourceMapping mapping, boolean forged, List<Output> outputs) {
    public Selector {
        outputs = List.copyOf(outputs);
    }

    /** The same for these outputs only. */
    Selector with(List<Output> some) {
        return new Selector(match, mapping, forged, some);
    }
}

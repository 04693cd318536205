package io.gatehouse.streams.parse;

import io.gatehouse.model.RawLine;
import java.util.zip.CRC32;

/** What fuzzing holds any line to; throws where something does not hold. */
final class FuzzedLine {
    private final LineParser parser = new LineParser();
    private final Invariants invariants = new Invariants();

    /** Reads a line; some also apart from others, and with how they were read. */
    void check(RawLine line) {
        Reading reading = parser.read(line, Lines.ARRIVAL, Lines.ID);
        invariants.check(line, reading);
        CRC32 chance = new CRC32();
        chance.update(line.getLine().array());
        if ((chance.getValue() & 15) == 0) {
            invariants.checkParts(reading, parser.readApart(line, Lines.ARRIVAL, Lines.ID));
            invariants.checkExplained(reading, parser.explain(line, Lines.ARRIVAL, Lines.ID));
        }
    }
}

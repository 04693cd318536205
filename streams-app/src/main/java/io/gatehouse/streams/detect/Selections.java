package io.gatehouse.streams.detect;

import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;

/** All rules at once, ready to select. For one thread. */
public interface Selections {
    /** Gives what the rules of a phase select of a record: an event, a session or a rejected line. */
    void of(SpecificRecord record, Phase phase, Consumer<Selected> out);

    /** Says what each rule has had to do so far. */
    void tally(Consumer<RuleTally> out);
}

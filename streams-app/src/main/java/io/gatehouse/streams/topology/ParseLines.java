package io.gatehouse.streams.topology;

import io.gatehouse.model.Event;
import io.gatehouse.streams.detect.Phase;
import io.gatehouse.streams.parse.LineParser;
import io.gatehouse.streams.parse.Reading;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Reads each line: events go on, lines that no parser understood are kept, known noise is counted. */
final class ParseLines implements Processor<Object, Object, Object, Object> {
    private final LineParser parser = new LineParser();
    private ProcessorContext<Object, Object> context;
    private Counter parsed;
    private Counter ignored;
    private Counter unparsed;
    private ProgramCounters programs;

    @SuppressWarnings("NullAway.Init")
    ParseLines() {}

    @Override
    public void init(ProcessorContext<Object, Object> context) {
        this.context = context;
        parsed = Counter.of(context, "lines-parsed");
        ignored = Counter.of(context, "lines-ignored");
        unparsed = Counter.of(context, "lines-unparsed");
        programs = new ProgramCounters(context, parser.programs());
    }

    @Override
    public void process(Record<Object, Object> record) {
        AcceptedLine accepted = (AcceptedLine) record.value();
        if (accepted.isHeartbeat()) {
            pass(record, new Observed.Heard(accepted.line(), accepted.arrival()));
            return;
        }
        Reading reading = parser.readApart(accepted.line(), accepted.arrival(), accepted.id());
        programs.count(reading);
        if (reading instanceof Reading.Parsed events) {
            parsed.increment();
            for (Event event : events.events()) {
                Oversize.cut(event, accepted.line().getLine().remaining());
                pass(record, new Observed.Happened(event));
            }
        } else if (reading instanceof Reading.Recorded recorded) {
            parsed.increment();
            recorded.parts().forEach(part -> pass(record, new Observed.Recorded(part)));
        } else if (reading instanceof Reading.Unparsed rejected) {
            unparsed.increment();
            context.forward(record.withValue(rejected.rejected()), GatehouseTopology.UNPARSED);
            match(record, rejected.rejected());
        } else if (reading instanceof Reading.Ignored noise) {
            ignored.increment();
            if (noise.event() != null) {
                match(record, noise.event());
            }
        }
    }

    /** What no session needs: a rule may know a line that is noise or that no parser understood. */
    private void match(Record<Object, Object> record, SpecificRecord line) {
        context.forward(record.withValue(Candidate.alone(line, Phase.ON_ARRIVAL)), GatehouseTopology.MATCH_RULES);
    }

    private void pass(Record<Object, Object> record, Observed observed) {
        context.forward(record.withValue(observed), GatehouseTopology.ASSEMBLE_AUDIT);
    }
}

package io.gatehouse.streams.topology;

import io.gatehouse.model.Detection;
import io.gatehouse.streams.detect.Detector;
import io.gatehouse.streams.detect.RuleSet;
import java.time.Duration;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Holds each event, session and rejected line against the rules; what they select goes on as detections, keyed by rule and group. */
final class MatchRules extends ContextualProcessor<Object, Object, String, Detection> {
    private static final Duration TICK = Duration.ofSeconds(1);

    private final Detector detector;

    MatchRules(RuleSet rules) {
        this.detector = new Detector(rules);
    }

    @Override
    public void init(ProcessorContext<String, Detection> context) {
        super.init(context);
        MatchCounters counters = new MatchCounters(context);
        context.schedule(TICK, PunctuationType.WALL_CLOCK_TIME, now -> counters.update(detector));
    }

    @Override
    public void process(Record<Object, Object> record) {
        Candidate candidate = (Candidate) record.value();
        detector.detect(
                candidate.record(),
                candidate.phase(),
                detection -> context().forward(new Record<>(detection.getKey(), detection, record.timestamp())));
    }
}

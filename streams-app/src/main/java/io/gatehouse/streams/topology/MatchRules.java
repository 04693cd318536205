package io.gatehouse.streams.topology;

import io.gatehouse.model.Detection;
import io.gatehouse.streams.detect.Detector;
import io.gatehouse.streams.detect.Mode;
import io.gatehouse.streams.detect.Rule;
import io.gatehouse.streams.detect.RuleSet;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Holds each event, session and rejected line against the rules; what they select goes on as detections, keyed by rule and group. */
final class MatchRules extends ContextualProcessor<Object, Object, String, Detection> {
    private final RuleSet rules;
    private final Detector detector;
    private MatchCounters counters;

    @SuppressWarnings("NullAway.Init")
    MatchRules(RuleSet rules) {
        this.rules = rules;
        this.detector = new Detector(rules);
    }

    @Override
    public void init(ProcessorContext<String, Detection> context) {
        super.init(context);
        counters = new MatchCounters(context, rules, detector);
    }

    @Override
    public void process(Record<Object, Object> record) {
        Candidate candidate = (Candidate) record.value();
        detector.detect(candidate.record(), candidate.phase(), detection -> {
            tellOfSession(detection, candidate.sessions(), record.timestamp());
            context().forward(new Record<>(detection.getKey(), detection, record.timestamp()));
        });
    }

    /** Where somebody may be told of it. */
    private void tellOfSession(Detection detection, Candidate.Sessions sessions, long timestamp) {
        Rule rule = rules.byId(detection.getRuleId());
        if (detection.getSessionId() != null && rule != null && rule.mode() == Mode.NOTIFY) {
            detection.setSession(sessions.sight(detection.getSessionId(), 1000 * timestamp));
        }
    }

    @Override
    public void close() {
        counters.remove();
    }
}

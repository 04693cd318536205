package io.gatehouse.streams.topology;

import io.gatehouse.streams.detect.Detector;
import io.gatehouse.streams.detect.RuleTally;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.metrics.Sensor;
import org.apache.kafka.common.metrics.stats.CumulativeSum;
import org.apache.kafka.streams.processor.api.ProcessingContext;

/**
 * What each rule has had to do: {@code kafka.streams:type=stream-gatehouse-rule-metrics,gatehouse-rule-id=NAME} with
 * {@code evaluated-total} (records looked at closely) and {@code matched-total} (records selected). The tasks of a thread count together.
 * The rules count by themselves, for a sensor costs more than a rule; it hears once a second what came to pass.
 */
final class MatchCounters {
    private final ProcessingContext context;
    private final Map<String, Totals> totals = new HashMap<>();

    /** What a rule has done so far, and how much of it the sensors know. */
    private static final class Totals {
        private final Sensor evaluatedSensor;
        private final Sensor matchedSensor;
        private long evaluated;
        private long matched;
        private long evaluatedTold;
        private long matchedTold;

        Totals(Sensor evaluatedSensor, Sensor matchedSensor) {
            this.evaluatedSensor = evaluatedSensor;
            this.matchedSensor = matchedSensor;
        }

        void tell() {
            evaluatedSensor.record(evaluated - evaluatedTold);
            matchedSensor.record(matched - matchedTold);
            evaluatedTold = evaluated;
            matchedTold = matched;
            evaluated = 0;
            matched = 0;
        }
    }

    MatchCounters(ProcessingContext context) {
        this.context = context;
    }

    /** Tells the sensors what the rules have done since the last time. */
    void update(Detector detector) {
        detector.tally(this::add);
        totals.values().forEach(Totals::tell);
    }

    private void add(RuleTally tally) {
        Totals sum = totals.computeIfAbsent(
                tally.rule().name(), name -> new Totals(sensor(name, "evaluated"), sensor(name, "matched")));
        sum.evaluated += tally.evaluated();
        sum.matched += tally.matched();
    }

    private Sensor sensor(String rule, String what) {
        String thread = Thread.currentThread().getName();
        Sensor sensor = context.metrics()
                .addSensor("gatehouse-rule." + thread + "." + rule + "." + what, Sensor.RecordingLevel.INFO);
        sensor.add(
                new MetricName(
                        what + "-total",
                        "stream-gatehouse-rule-metrics",
                        "Records that the rule " + what + ".",
                        Map.of("thread-id", thread, "gatehouse-rule-id", rule)),
                new CumulativeSum());
        return sensor;
    }
}

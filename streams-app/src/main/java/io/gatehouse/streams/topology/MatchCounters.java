package io.gatehouse.streams.topology;

import io.gatehouse.streams.detect.Detector;
import io.gatehouse.streams.detect.Rule;
import io.gatehouse.streams.detect.RuleSet;
import io.gatehouse.streams.detect.RuleTally;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.ToLongFunction;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.metrics.MeasurableStat;
import org.apache.kafka.common.metrics.MetricConfig;
import org.apache.kafka.common.metrics.Sensor;
import org.apache.kafka.streams.processor.api.ProcessingContext;

/**
 * What each rule has had to do in a task: {@code kafka.streams:type=stream-gatehouse-rule-metrics,task-id=0_3,gatehouse-rule-id=NAME}
 * with {@code evaluated-total} (records looked at closely) and {@code matched-total} (records selected). The rules count by themselves,
 * for a sensor costs more than a rule; their counts are read when somebody asks.
 */
final class MatchCounters {
    private final ProcessingContext context;
    private final Detector detector;
    private final List<Sensor> sensors = new ArrayList<>();

    /** Shows what these rules do in a detector, until {@link #remove}. */
    MatchCounters(ProcessingContext context, RuleSet rules, Detector detector) {
        this.context = context;
        this.detector = detector;
        rules.rules().forEach(this::show);
    }

    private void show(Rule rule) {
        String name = "gatehouse-rule." + Thread.currentThread().getName() + "." + context.taskId() + "." + rule.id();
        Sensor sensor = context.metrics().addSensor(name, Sensor.RecordingLevel.INFO);
        sensor.add(named("evaluated-total", rule), new Count(rule, RuleTally::evaluated));
        sensor.add(named("matched-total", rule), new Count(rule, RuleTally::matched));
        sensors.add(sensor);
    }

    private MetricName named(String name, Rule rule) {
        return new MetricName(
                name,
                "stream-gatehouse-rule-metrics",
                "Records of this rule.",
                Map.of(
                        "thread-id", Thread.currentThread().getName(),
                        "task-id", context.taskId().toString(),
                        "gatehouse-rule-id", rule.name()));
    }

    void remove() {
        sensors.forEach(context.metrics()::removeSensor);
        sensors.clear();
    }

    /** What one rule has counted so far. */
    private final class Count implements MeasurableStat {
        private final Rule rule;
        private final ToLongFunction<RuleTally> what;

        Count(Rule rule, ToLongFunction<RuleTally> what) {
            this.rule = rule;
            this.what = what;
        }

        @Override
        public double measure(MetricConfig config, long now) {
            LongAdder sum = new LongAdder();
            detector.tally(tally -> {
                if (tally.rule().equals(rule)) {
                    sum.add(what.applyAsLong(tally));
                }
            });
            return sum.sum();
        }

        @Override
        public void record(MetricConfig config, double value, long time) {
            // the rule has counted it
        }
    }
}

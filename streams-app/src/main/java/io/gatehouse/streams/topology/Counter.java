package io.gatehouse.streams.topology;

import org.apache.kafka.common.metrics.Sensor;
import org.apache.kafka.streams.StreamsMetrics;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.ProcessingContext;

/**
 * Counts what happens at a step. Seen over JMX as {@code kafka.streams:type=stream-gatehouse-metrics} with {@code NAME-total} and
 * {@code NAME-rate}.
 */
final class Counter {
    private final Sensor sensor;

    private Counter(Sensor sensor) {
        this.sensor = sensor;
    }

    static Counter of(ProcessingContext context, String name) {
        StreamsMetrics metrics = context.metrics();
        TaskId task = context.taskId();
        return new Counter(metrics.addRateTotalSensor("gatehouse", task.toString(), name, Sensor.RecordingLevel.INFO));
    }

    void increment() {
        sensor.record(1);
    }
}

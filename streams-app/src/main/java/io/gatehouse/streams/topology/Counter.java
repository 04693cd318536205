package io.gatehouse.streams.topology;

import org.apache.kafka.common.metrics.Sensor;
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

    /** Counts at a task. */
    static Counter of(ProcessingContext context, String name) {
        return of(context, "gatehouse", context.taskId().toString(), name);
    }

    /**
     * Counts {@code name} of one of the things of a kind: {@code type=stream-KIND-metrics,KIND-id=LABEL}. Label and name together
     * must be of one kind only: Kafka Streams takes what has both for the same sensor.
     */
    static Counter of(ProcessingContext context, String kind, String label, String name) {
        return new Counter(context.metrics().addRateTotalSensor(kind, label, name, Sensor.RecordingLevel.INFO));
    }

    void increment() {
        sensor.record(1);
    }
}

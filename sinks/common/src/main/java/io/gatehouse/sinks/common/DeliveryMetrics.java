package io.gatehouse.sinks.common;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.LongSupplier;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.metrics.Gauge;
import org.apache.kafka.common.metrics.PluginMetrics;
import org.apache.kafka.common.metrics.Sensor;
import org.apache.kafka.common.metrics.stats.CumulativeSum;
import org.apache.kafka.common.metrics.stats.Rate;
import org.apache.kafka.connect.sink.SinkTaskContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a task did, over JMX as {@code kafka.connect:type=plugins,connector=…,task=…} with {@code NAME-total} and {@code NAME-rate}
 * for records, batches, retries, refused and skipped, and {@code lag-ms}: how old the last delivered record was then.
 */
final class DeliveryMetrics implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DeliveryMetrics.class);
    private static final long NONE = -1;

    private final @Nullable PluginMetrics metrics;
    private final List<MetricName> names = new ArrayList<>();
    private final @Nullable Sensor records;
    private final @Nullable Sensor batches;
    private final @Nullable Sensor retries;
    private final @Nullable Sensor refused;
    private final @Nullable Sensor skipped;
    private volatile long lag = NONE;

    private DeliveryMetrics(@Nullable PluginMetrics metrics) {
        this.metrics = metrics;
        records = sensor("records", "records that the target has");
        batches = sensor("batches", "batches of records that are through");
        retries = sensor("retries", "attempts that have to be made again");
        refused = sensor("refused", "records that can never be delivered");
        skipped = sensor("skipped", "records that this sink has nothing to do with");
        gauge("lag-ms", "age of the last delivered record in ms", () -> lag);
    }

    static DeliveryMetrics none() {
        return new DeliveryMetrics(null);
    }

    /** Of a worker that knows metrics of plugins: Kafka 4.1 and later. */
    static DeliveryMetrics of(SinkTaskContext context) {
        try {
            return new DeliveryMetrics(context.pluginMetrics());
        } catch (LinkageError older) {
            LOG.warn(
                    "this Connect worker is older than Kafka 4.1 and takes no metrics of plugins: {}",
                    older.toString());
            return none();
        }
    }

    /** A number that is read when somebody looks. */
    void gauge(String what, String meaning, LongSupplier value) {
        if (metrics != null) {
            MetricName name = metrics.metricName(what, meaning, new LinkedHashMap<>());
            metrics.addMetric(name, (Gauge<Long>) (config, now) -> value.getAsLong());
            names.add(name);
        }
    }

    private @Nullable Sensor sensor(String what, String meaning) {
        if (metrics == null) {
            return null;
        }
        Sensor sensor = metrics.addSensor(what);
        sensor.add(metrics.metricName(what + "-total", meaning, new LinkedHashMap<>()), new CumulativeSum());
        sensor.add(metrics.metricName(what + "-rate", meaning + ", per second", new LinkedHashMap<>()), new Rate());
        return sensor;
    }

    void delivered(@Nullable Long timestamp) {
        record(records, 1);
        if (timestamp != null) {
            lag = Math.max(0, System.currentTimeMillis() - timestamp);
        }
    }

    void batch() {
        record(batches, 1);
    }

    void retried(int items) {
        record(retries, items);
    }

    void refused() {
        record(refused, 1);
    }

    void skipped() {
        record(skipped, 1);
    }

    private static void record(@Nullable Sensor sensor, double amount) {
        if (sensor != null) {
            sensor.record(amount);
        }
    }

    @Override
    public void close() {
        if (metrics != null) {
            for (String what : List.of("records", "batches", "retries", "refused", "skipped")) {
                metrics.removeSensor(what);
            }
            names.forEach(metrics::removeMetric);
        }
    }
}

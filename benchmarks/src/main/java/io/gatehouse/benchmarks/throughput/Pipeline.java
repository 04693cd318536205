package io.gatehouse.benchmarks.throughput;

import io.gatehouse.benchmarks.Cluster;
import io.gatehouse.redact.RedactionKey;
import io.gatehouse.redact.RedactionRules;
import io.gatehouse.redact.Redactor;
import io.gatehouse.streams.app.StreamsApp;
import io.gatehouse.streams.app.StreamsSettings;
import io.gatehouse.streams.detect.notify.Routes;
import io.gatehouse.streams.detect.sigma.SigmaRules;

/** The whole topology, as it runs in production. */
record Pipeline(String name) implements Contender {

    @Override
    public App start(Cluster cluster, StreamsSettings settings) {
        StreamsApp app = new StreamsApp(
                settings,
                cluster.serdes(),
                SigmaRules.shipped(),
                Routes.standard(),
                Redactor.of(RedactionRules.shipped(), RedactionKey.random()));
        app.start();
        return new App(app);
    }

    /** The topology as it runs. */
    record App(StreamsApp app) implements Running {
        /** A counter of its steps, over all tasks; those of single programs count the same lines again. */
        long count(String counter) {
            return app.metrics().values().stream()
                    .filter(metric -> metric.metricName().group().equals("stream-gatehouse-metrics")
                            && metric.metricName().name().equals(counter + "-total"))
                    .mapToLong(metric -> ((Number) metric.metricValue()).longValue())
                    .sum();
        }

        @Override
        public void close() {
            app.close();
        }
    }
}

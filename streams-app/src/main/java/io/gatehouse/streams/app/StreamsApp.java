package io.gatehouse.streams.app;

import io.gatehouse.redact.Redactor;
import io.gatehouse.schemas.serde.AvroSerdes;
import io.gatehouse.schemas.serde.RegistryUnavailableException;
import io.gatehouse.streams.detect.RuleSet;
import io.gatehouse.streams.detect.notify.Routes;
import io.gatehouse.streams.topology.GatehouseTopology;
import io.gatehouse.streams.topology.StateStores;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The topology as a running application. A stream thread that fails is replaced, so that a broker or registry that was away does not
 * end it; one that keeps failing does.
 */
public final class StreamsApp implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StreamsApp.class);
    private static final Duration PAUSE = Duration.ofSeconds(5);
    private static final Duration STOP = Duration.ofSeconds(20);

    private final KafkaStreams streams;
    private final Relapses relapses = new Relapses();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

    /** Builds the application with these rules, which tells these routes of incidents; {@link #start} runs it. */
    public StreamsApp(StreamsSettings settings, AvroSerdes serdes, RuleSet rules, Routes routes, Redactor redactor) {
        GatehouseTopology topology = new GatehouseTopology(settings.topics(), serdes, StateStores.durable(), rules)
                .withAllSessions(settings.allSessions())
                .watchingHosts()
                .redacting(redactor)
                .withRoutes(routes);
        streams = new KafkaStreams(topology.build(), settings.toProperties());
        streams.setUncaughtExceptionHandler(this::failed);
        streams.setStateListener((now, before) -> {
            LOG.info("Streams application goes from {} to {}", before, now);
            if (now == KafkaStreams.State.ERROR || now == KafkaStreams.State.NOT_RUNNING) {
                ended.countDown();
            }
        });
    }

    private StreamThreadExceptionResponse failed(Throwable cause) {
        if (isRegistryAway(cause)) {
            LOG.warn("The schema registry gives no answer; trying again in {} s", PAUSE.toSeconds());
            pause();
        } else if (relapses.isTooMany(System.nanoTime())) {
            failure.set(cause);
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        } else {
            LOG.warn("A stream thread failed and is replaced", cause);
        }
        return StreamThreadExceptionResponse.REPLACE_THREAD;
    }

    private static boolean isRegistryAway(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof RegistryUnavailableException) {
                return true;
            }
        }
        return false;
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Starts and returns at once. */
    public void start() {
        streams.start();
    }

    /** Whether it processes records. */
    public boolean isRunning() {
        return streams.state() == KafkaStreams.State.RUNNING;
    }

    /** Whether it has ended, by itself or by {@link #close}. */
    public boolean hasEnded() {
        return ended.getCount() == 0;
    }

    /** What ended it, where it ended by itself. */
    public @Nullable Throwable failure() {
        return failure.get();
    }

    /** What it measures, the counters of the steps among it. */
    public Map<MetricName, ? extends Metric> metrics() {
        return streams.metrics();
    }

    @Override
    public void close() {
        streams.close(STOP);
    }
}

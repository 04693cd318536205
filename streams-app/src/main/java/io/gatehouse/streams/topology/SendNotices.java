package io.gatehouse.streams.topology;

import io.gatehouse.model.DigestLine;
import io.gatehouse.model.Notification;
import io.gatehouse.model.RouteState;
import io.gatehouse.model.ToldState;
import io.gatehouse.streams.detect.notify.Dispatcher;
import io.gatehouse.streams.detect.notify.Ledger;
import io.gatehouse.streams.detect.notify.Routes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Sends what a route is to be told, as its rate and digest allow, by the wall clock; loads, calls the {@link Dispatcher}, stores. */
final class SendNotices implements Processor<Object, Object, Object, Object> {
    private static final Duration TICK = Duration.ofSeconds(1);

    private final Routes routes;
    private ProcessorContext<Object, Object> context;
    private Dispatcher dispatcher;
    private Counter sent;
    private Counter unroutable;
    private long timestamp;

    @SuppressWarnings("NullAway.Init")
    SendNotices(Routes routes) {
        this.routes = routes;
    }

    @Override
    public void init(ProcessorContext<Object, Object> context) {
        this.context = context;
        sent = Counter.of(context, "notifications");
        unroutable = Counter.of(context, "notices-without-route");
        KeyValueStore<String, ToldState> told = context.getStateStore(StateStores.TOLD);
        dispatcher = new Dispatcher(routes, new Stored(context, told), this::send);
        List<String> useless = new ArrayList<>();
        try (KeyValueIterator<String, ToldState> all = told.all()) {
            all.forEachRemaining(entry -> {
                if (!dispatcher.restore(entry.key, entry.value)) {
                    useless.add(entry.key);
                }
            });
        }
        useless.forEach(told::delete);
        context.schedule(TICK, PunctuationType.WALL_CLOCK_TIME, this::tick);
    }

    @Override
    public void process(Record<Object, Object> record) {
        timestamp = record.timestamp();
        Notification notice = (Notification) record.value();
        if (notice.getAlert() == null || !dispatcher.accept(notice, context.currentSystemTimeMs() * 1000)) {
            unroutable.increment();
        }
    }

    private void tick(long now) {
        timestamp = now;
        dispatcher.tick(now * 1000);
    }

    private void send(Notification message) {
        sent.increment();
        context.forward(new Record<>(message.getRoute(), message, timestamp), GatehouseTopology.NOTIFICATIONS);
    }

    /** The ledger in the stores of this task. */
    private static final class Stored implements Ledger {
        private final KeyValueStore<String, RouteState> routes;
        private final KeyValueStore<String, ToldState> told;
        private final KeyValueStore<String, DigestLine> lines;

        Stored(ProcessorContext<Object, Object> context, KeyValueStore<String, ToldState> told) {
            this.routes = context.getStateStore(StateStores.ROUTES);
            this.told = told;
            this.lines = context.getStateStore(StateStores.DIGEST_LINES);
        }

        @Override
        public @Nullable RouteState route(String name) {
            return routes.get(name);
        }

        @Override
        public void route(String name, RouteState state) {
            routes.put(name, state);
        }

        @Override
        public @Nullable ToldState told(String key) {
            return told.get(key);
        }

        @Override
        public void told(String key, @Nullable ToldState state) {
            told.put(key, state);
        }

        @Override
        public @Nullable DigestLine line(String key) {
            return lines.get(key);
        }

        @Override
        public void line(String key, @Nullable DigestLine line) {
            lines.put(key, line);
        }

        @Override
        public List<DigestLine> lines(String prefix) {
            List<DigestLine> found = new ArrayList<>();
            try (KeyValueIterator<String, DigestLine> all = lines.prefixScan(prefix, new StringSerializer())) {
                all.forEachRemaining(entry -> found.add(entry.value));
            }
            return found;
        }
    }
}

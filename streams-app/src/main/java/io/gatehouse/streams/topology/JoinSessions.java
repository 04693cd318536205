package io.gatehouse.streams.topology;

import io.gatehouse.model.ClockState;
import io.gatehouse.model.Event;
import io.gatehouse.model.Session;
import io.gatehouse.model.SessionState;
import io.gatehouse.streams.detect.Phase;
import io.gatehouse.streams.session.HostSessions;
import io.gatehouse.streams.session.Joined;
import io.gatehouse.streams.session.Sessionizer;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Joins the events of each host to its sessions; loads, calls the {@link Sessionizer}, stores and forwards. */
final class JoinSessions implements Processor<Object, Object, Object, Object> {
    private static final Duration TICK = Duration.ofSeconds(1);

    private final Map<String, Host> hosts = new HashMap<>();
    private ProcessorContext<Object, Object> context;
    private KeyValueStore<String, SessionState> sessions;
    private KeyValueStore<String, Event> commands;
    private KeyValueStore<String, ClockState> clocks;
    private long timestamp;

    private final boolean allSessions;

    /** {@code allSessions} says whether those of daemons and monitoring checks are published too. */
    @SuppressWarnings("NullAway.Init")
    JoinSessions(boolean allSessions) {
        this.allSessions = allSessions;
    }

    @Override
    public void init(ProcessorContext<Object, Object> context) {
        this.context = context;
        sessions = context.getStateStore(StateStores.SESSIONS);
        commands = context.getStateStore(StateStores.COMMANDS);
        clocks = context.getStateStore(StateStores.CLOCKS);
        restore();
        context.schedule(TICK, PunctuationType.WALL_CLOCK_TIME, this::tick);
    }

    /** Kafka Streams begins again with the same processor when a transaction was aborted: what is on the heap is of that one. */
    private void restore() {
        hosts.clear();
        try (KeyValueIterator<String, SessionState> all = sessions.all()) {
            all.forEachRemaining(entry -> hostOfKey(entry).sessions.restore(entry.value));
        }
        try (KeyValueIterator<String, Event> all = commands.all()) {
            all.forEachRemaining(entry ->
                    hostOfKey(entry).sessions.restore(entry.key.substring(entry.key.indexOf('|') + 1), entry.value));
        }
        try (KeyValueIterator<String, ClockState> all = clocks.all()) {
            all.forEachRemaining(entry -> host(entry.key).sessions.restore(entry.value));
        }
    }

    private Host hostOfKey(KeyValue<String, ?> entry) {
        return host(entry.key.substring(0, entry.key.indexOf('|')));
    }

    private Host host(String id) {
        return hosts.computeIfAbsent(id, Host::new);
    }

    @Override
    public void process(Record<Object, Object> record) {
        timestamp = record.timestamp();
        if (record.value() instanceof Observed.Happened happened) {
            Host host = host(happened.event().getHost().getId());
            host.sessionizer.accept(happened.event());
            host.sessions.drain(host);
        } else if (record.value() instanceof Observed.Heard heard) {
            Host host = host(heard.heartbeat().getHost().getId());
            host.sessionizer.accept(heard.heartbeat(), heard.arrival());
            host.sessions.drain(host);
        }
    }

    private void tick(long now) {
        timestamp = now;
        for (Host host : hosts.values()) {
            host.sessionizer.tick(now * 1000);
            host.sessions.drain(host);
        }
    }

    /** One host of this task: its sessions, where they are stored and where its records go. */
    private final class Host implements Joined, HostSessions.Changes {
        private final String id;
        private final HostSessions sessions = new HostSessions();
        private final Sessionizer sessionizer = new Sessionizer(sessions, this, allSessions);

        Host(String id) {
            this.id = id;
        }

        @Override
        public void event(Event event) {
            forward(id, event, GatehouseTopology.EVENTS);
            match(event, Phase.ON_ARRIVAL);
        }

        @Override
        public void settled(Event event) {
            match(event, Phase.WITH_SESSION);
        }

        @Override
        public void command(Event command) {
            forward(command.getEvent().getId(), command, GatehouseTopology.COMMANDS);
        }

        @Override
        public void session(Session session) {
            forward(id + "/" + session.getEvent().getId(), session, GatehouseTopology.SESSIONS);
            match(session, Phase.WITH_SESSION);
        }

        @Override
        public void session(String sessionId, @Nullable SessionState state) {
            JoinSessions.this.sessions.put(id + "|" + sessionId, state);
        }

        @Override
        public void command(String key, @Nullable Event event) {
            commands.put(id + "|" + key, event);
        }

        @Override
        public void clock(ClockState state) {
            clocks.put(id, state);
        }

        private void match(SpecificRecord record, Phase phase) {
            forward(id, new Candidate(record, phase, sessions::sight), GatehouseTopology.MATCH_RULES);
        }

        private void forward(String key, Object value, String child) {
            context.forward(new Record<>(key, value, timestamp), child);
        }
    }
}

package io.gatehouse.streams.topology;

import io.gatehouse.model.AuditClock;
import io.gatehouse.model.AuditLine;
import io.gatehouse.model.Event;
import io.gatehouse.model.Rejected;
import io.gatehouse.schemas.Ids;
import io.gatehouse.streams.parse.LineParser;
import io.gatehouse.streams.parse.audit.AuditAssembler;
import io.gatehouse.streams.parse.audit.AuditKey;
import io.gatehouse.streams.parse.audit.AuditPart;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Puts the records of each audit event together; loads, calls the {@link AuditAssembler}, stores and forwards. */
final class AssembleAudit implements Processor<Object, Object, Object, Object> {
    private static final Duration TICK = Duration.ofSeconds(1);
    private static final char SEPARATOR = StateStores.SEPARATOR;

    private final LineParser parser = new LineParser();
    private final Map<String, Log> logs = new TreeMap<>();
    private ProcessorContext<Object, Object> context;
    private KeyValueStore<String, AuditLine> lines;
    private KeyValueStore<String, AuditClock> clocks;
    private Counter late;
    private Counter repeated;
    private Counter incomplete;
    private long timestamp;

    @SuppressWarnings("NullAway.Init")
    AssembleAudit() {}

    @Override
    public void init(ProcessorContext<Object, Object> context) {
        this.context = context;
        lines = context.getStateStore(StateStores.AUDIT_LINES);
        clocks = context.getStateStore(StateStores.AUDIT_CLOCKS);
        late = Counter.of(context, "audit-records-late");
        repeated = Counter.of(context, "audit-records-repeated");
        incomplete = Counter.of(context, "audit-events-incomplete");
        restore();
        context.schedule(TICK, PunctuationType.WALL_CLOCK_TIME, this::tick);
    }

    /** Kafka Streams begins again with the same processor when a transaction was aborted: what is on the heap is of that one. */
    private void restore() {
        logs.clear();
        Map<String, List<AuditLine>> stored = new HashMap<>();
        try (KeyValueIterator<String, AuditLine> all = lines.all()) {
            all.forEachRemaining(entry -> stored.computeIfAbsent(logOf(entry.key), key -> new ArrayList<>())
                    .add(entry.value));
        }
        try (KeyValueIterator<String, AuditClock> all = clocks.all()) {
            all.forEachRemaining(entry -> log(entry.key).assembler.restore(entry.value));
        }
        stored.forEach((key, open) -> log(key).assembler.restore(open));
    }

    private Log log(String key) {
        return logs.computeIfAbsent(key, Log::new);
    }

    /** The log in the key of a line: {@code host|input|slot|index}. */
    private static String logOf(String key) {
        int slotAt = key.lastIndexOf(SEPARATOR, key.lastIndexOf(SEPARATOR) - 1);
        return key.substring(0, slotAt);
    }

    @Override
    public void process(Record<Object, Object> record) {
        timestamp = record.timestamp();
        if (record.value() instanceof Observed.Recorded recorded) {
            log(logOf(recorded.part())).assembler.accept(recorded.part());
        } else {
            context.forward(record, GatehouseTopology.NAME_PEOPLE);
        }
    }

    /** What auditd wrote is kept apart from what stands in other logs, where any user can have written it. */
    private static String logOf(AuditPart part) {
        String input = part.isOfKernel() ? "kernel" : part.line().getSource();
        return part.line().getHost().getId() + SEPARATOR + input;
    }

    private void tick(long now) {
        timestamp = now;
        logs.values().forEach(log -> log.assembler.tick(now * 1000));
    }

    /** One log of one host: what is open of it, where that is stored and where its events go. */
    private final class Log implements AuditAssembler.Out {
        private final String key;
        private final AuditAssembler assembler = new AuditAssembler(parser, this);

        Log(String key) {
            this.key = key;
        }

        /** The kernel numbers its events itself; a number in another log is anybody's word. */
        @Override
        public void event(AuditPart part, Event event, int bytes) {
            String host = part.line().getHost().getId();
            if (part.isOfKernel()) {
                AuditKey audit = part.key();
                event.getEvent().setId(Ids.audit(host, audit.node(), audit.micros(), audit.serial()));
            }
            if (Boolean.TRUE.equals(event.getGatehouse().getAudit().getIncomplete())) {
                incomplete.increment();
            }
            Oversize.cut(event, bytes);
            forward(host, new Observed.Happened(event), GatehouseTopology.NAME_PEOPLE);
        }

        @Override
        public void rejected(Rejected record) {
            (record.getReason().equals("late") ? late : repeated).increment();
            forward(record.getHost().getId(), record, GatehouseTopology.UNPARSED);
        }

        private void forward(String host, Object value, String child) {
            context.forward(new Record<>(host, value, timestamp), child);
        }

        @Override
        public void line(int slot, int index, @Nullable AuditLine line) {
            lines.put(key + SEPARATOR + slot + SEPARATOR + index, line);
        }

        @Override
        public void clock(AuditClock clock) {
            clocks.put(key, clock);
        }
    }
}

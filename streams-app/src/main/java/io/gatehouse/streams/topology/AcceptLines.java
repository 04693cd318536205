package io.gatehouse.streams.topology;

import io.gatehouse.model.EcsHost;
import io.gatehouse.model.FileState;
import io.gatehouse.model.HostReport;
import io.gatehouse.model.RawLine;
import io.gatehouse.redact.Redactor;
import io.gatehouse.schemas.Ids;
import io.gatehouse.schemas.Topic;
import io.gatehouse.schemas.serde.UndecodableException;
import io.gatehouse.streams.intake.FileProgress;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Decodes raw records and lets every line of a file pass once, without its secrets; what cannot be decoded goes to the dead letters. */
final class AcceptLines implements Processor<byte[], byte[], Object, Object> {
    /** How often it is told that a host was heard of, in milliseconds. */
    private static final long REPORT = 60_000;

    private final Topic<RawLine> topic;
    private final Redactor redactor;
    private final Deserializer<RawLine> deserializer;
    private final Map<String, FileProgress> files = new HashMap<>();
    /** By host, the arrival from which on it is to be reported again. */
    private final Map<String, Long> reports = new HashMap<>();

    private final Map<FileProgress.Verdict, Counter> verdicts = new EnumMap<>(FileProgress.Verdict.class);
    private ProcessorContext<Object, Object> context;
    private KeyValueStore<String, FileState> store;
    private Counter undecodable;

    @SuppressWarnings("NullAway.Init")
    AcceptLines(Topic<RawLine> topic, Redactor redactor, Deserializer<RawLine> deserializer) {
        this.topic = topic;
        this.redactor = redactor;
        this.deserializer = deserializer;
    }

    @Override
    public void init(ProcessorContext<Object, Object> context) {
        this.context = context;
        store = context.getStateStore(StateStores.FILES);
        undecodable = Counter.of(context, "undecodable");
        for (FileProgress.Verdict verdict : FileProgress.Verdict.values()) {
            String name = verdict.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
            verdicts.put(verdict, Counter.of(context, "lines-" + name));
        }
        // Kafka Streams begins again with the same processor when a transaction was aborted: what passed in that one
        // did not
        files.clear();
        reports.clear();
        try (KeyValueIterator<String, FileState> all = store.all()) {
            while (all.hasNext()) {
                KeyValue<String, FileState> entry = all.next();
                files.put(entry.key, FileProgress.of(entry.value));
            }
        }
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        RawLine line;
        try {
            line = decode(record);
        } catch (UndecodableException e) {
            undecodable.increment();
            Record<byte[], byte[]> letter =
                    DeadLetter.of(record, e.reason(), context.recordMetadata().orElse(null));
            context.forward(letter, GatehouseTopology.DEAD_LETTERS);
            return;
        }
        report(line.getHost(), record.timestamp());
        accept(line, record.timestamp());
    }

    private RawLine decode(Record<byte[], byte[]> record) {
        RawLine line = record.value() == null ? null : deserializer.deserialize(topic.name(), record.value());
        if (line == null) {
            throw new UndecodableException("the record has no value");
        }
        String key = record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8);
        String fault = faultOf(key, line);
        if (fault != null) {
            throw new UndecodableException(fault);
        }
        return line;
    }

    private static @Nullable String faultOf(String key, RawLine line) {
        String hostId = line.getHost().getId();
        if (!key.equals(hostId)) {
            return "the key is not the host id";
        }
        if (hostId.isEmpty() || hostId.indexOf(StateStores.SEPARATOR) >= 0) {
            return "the host id is empty or has a " + StateStores.SEPARATOR + " in it";
        }
        if (line.getSource().equals(AcceptedLine.HEARTBEAT)) {
            return null;
        }
        if (line.getFile() == null) {
            return "the line names no file";
        }
        boolean placed = line.getOffset() >= 0 && line.getNextOffset() > line.getOffset();
        return placed ? null : "the line ends before it begins";
    }

    private void report(EcsHost host, long timestamp) {
        if (timestamp >= reports.getOrDefault(host.getId(), Long.MIN_VALUE)) {
            reports.put(host.getId(), timestamp + REPORT);
            HostReport report = new HostReport(host, timestamp * 1000);
            context.forward(new Record<>(host.getId(), report, timestamp), GatehouseTopology.HOSTS);
        }
    }

    private void accept(RawLine line, long timestamp) {
        long arrival = timestamp * 1000;
        if (line.getSource().equals(AcceptedLine.HEARTBEAT)) {
            pass(new AcceptedLine(line, "", arrival), timestamp);
            return;
        }
        String hostId = line.getHost().getId();
        String fingerprint = line.getFile().getFingerprint();
        String key = hostId + "|" + line.getSource() + "|" + fingerprint;
        FileProgress progress = files.computeIfAbsent(key, k -> FileProgress.startingWith(line));
        FileProgress.Verdict verdict = progress.accept(line);
        count(verdict);
        if (verdict.accepted()) {
            store.put(key, progress.state());
            redactor.redact(line); // not every sender is an agent
            String id = Ids.event(hostId, line.getSource(), fingerprint, progress.incarnation(), line.getOffset());
            pass(new AcceptedLine(line, id, arrival), timestamp);
        }
    }

    private void count(FileProgress.Verdict verdict) {
        @Nullable Counter counter = verdicts.get(verdict);
        if (counter != null) {
            counter.increment();
        }
    }

    private void pass(AcceptedLine line, long timestamp) {
        context.forward(new Record<>(line.line().getHost().getId(), line, timestamp), GatehouseTopology.PARSE_LINES);
    }
}

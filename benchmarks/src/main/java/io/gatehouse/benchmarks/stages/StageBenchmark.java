package io.gatehouse.benchmarks.stages;

import io.confluent.kafka.schemaregistry.client.MockSchemaRegistryClient;
import io.gatehouse.benchmarks.load.Fleet;
import io.gatehouse.model.ClockState;
import io.gatehouse.model.Event;
import io.gatehouse.model.FileState;
import io.gatehouse.model.RawLine;
import io.gatehouse.model.Session;
import io.gatehouse.model.SessionState;
import io.gatehouse.schemas.Topics;
import io.gatehouse.schemas.serde.AvroSerdes;
import io.gatehouse.schemas.serde.StateSerde;
import io.gatehouse.streams.detect.Detector;
import io.gatehouse.streams.detect.Phase;
import io.gatehouse.streams.detect.allow.Allowlist;
import io.gatehouse.streams.detect.sigma.SigmaRules;
import io.gatehouse.streams.intake.FileProgress;
import io.gatehouse.streams.parse.LineParser;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** Each step over the same lines: one pass is one shot, its time is given per line. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@OperationsPerInvocation(StageBenchmark.LINES)
public class StageBenchmark {
    static final int LINES = 50_000;

    private final Topics topics = new Topics(Topics.DEFAULT_PREFIX, 1, (short) 1);
    private final AvroSerdes serdes = new AvroSerdes(new MockSchemaRegistryClient(), true);
    private final Deserializer<RawLine> rawReader =
            serdes.forTopic(topics.raw()).deserializer();
    private final Serializer<Event> eventWriter =
            serdes.forTopic(topics.events()).serializer();
    private final Serializer<Session> sessionWriter =
            serdes.forTopic(topics.sessions()).serializer();
    private final Serializer<FileState> fileState =
            StateSerde.of(FileState.class).serializer();
    private final Serializer<SessionState> sessionState =
            StateSerde.of(SessionState.class).serializer();
    private final Serializer<ClockState> clockState =
            StateSerde.of(ClockState.class).serializer();
    private final Serializer<Event> heldState = StateSerde.of(Event.class).serializer();
    private final LineParser parser = new LineParser();
    private final Allowlist allowlist = Allowlist.of(List.of(Fleet.allowlistEntry()));
    private final Detector detector = new Detector(SigmaRules.shipped());
    private final Recorded recorded = new Recorded(LINES);
    private final List<byte[]> raw = new ArrayList<>();
    private List<Event> fresh = List.of();

    /** Encodes the lines. */
    @Setup(Level.Trial)
    public void encodeLines() {
        Serializer<RawLine> writer = serdes.forTopic(topics.raw()).serializer();
        recorded.lines.forEach(line -> raw.add(writer.serialize("", line)));
    }

    /** The join changes events: every pass needs new ones. */
    @Setup(Level.Invocation)
    public void parseAnew() {
        fresh = recorded.parsed();
    }

    @Benchmark
    public void decodeRawLine(Blackhole out) {
        raw.forEach(bytes -> out.consume(rawReader.deserialize("", bytes)));
    }

    @Benchmark
    public void trackHoles(Blackhole out) {
        Map<String, FileProgress> files = new HashMap<>();
        recorded.lines.forEach(
                line -> out.consume(Recorded.progressOf(files, line).accept(line)));
    }

    @Benchmark
    public void hashEventId(Blackhole out) {
        recorded.lines.forEach(line -> out.consume(Recorded.idOf(line)));
    }

    @Benchmark
    public void parseLine(Blackhole out) {
        recorded.lines.forEach(line -> out.consume(Recorded.parse(parser, line, "0123456789abcdef")));
    }

    @Benchmark
    public void checkAllowlist() {
        fresh.forEach(event -> Recorded.check(allowlist, event));
    }

    @Benchmark
    public void joinSessions(Blackhole out) {
        Recorded.join(fresh, new Sink(out));
    }

    @Benchmark
    public void matchRules(Blackhole out) {
        recorded.events.forEach(event -> detector.detect(event, Phase.ON_ARRIVAL, out::consume));
    }

    @Benchmark
    public void encodeEvents(Blackhole out) {
        encode(recorded.events, eventWriter, out);
    }

    @Benchmark
    public void encodeCommandsAndSessions(Blackhole out) {
        encode(recorded.commands, eventWriter, out);
        encode(recorded.published, sessionWriter, out);
    }

    @Benchmark
    public void encodeFileStates(Blackhole out) {
        encode(recorded.files, fileState, out);
    }

    @Benchmark
    public void encodeHostStates(Blackhole out) {
        encode(recorded.sessions, sessionState, out);
        encode(recorded.held, heldState, out);
        encode(recorded.clocks, clockState, out);
    }

    @Benchmark
    public void putStates(Stores stores) {
        for (int i = 0; i < recorded.files.size(); i++) {
            stores.files.put(Recorded.keyOf(recorded.lines.get(i)), recorded.files.get(i));
        }
        for (SessionState state : recorded.sessions) {
            stores.sessions.put(state.getSession().getEvent().getId(), state);
        }
    }

    private static <V extends SpecificRecord> void encode(List<V> records, Serializer<V> writer, Blackhole out) {
        records.forEach(record -> out.consume(writer.serialize("", record)));
    }
}

package io.gatehouse.standalone;

import io.confluent.kafka.schemaregistry.client.MockSchemaRegistryClient;
import io.gatehouse.model.AllowlistEntry;
import io.gatehouse.model.Person;
import io.gatehouse.model.RawLine;
import io.gatehouse.schemas.Topic;
import io.gatehouse.schemas.Topics;
import io.gatehouse.schemas.serde.AvroSerdes;
import io.gatehouse.streams.detect.RuleSet;
import io.gatehouse.streams.detect.sigma.SigmaRules;
import io.gatehouse.streams.topology.GatehouseTopology;
import io.gatehouse.streams.topology.StateStores;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Properties;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;

/**
 * The topology of the live pipeline over files, in this process and without a broker: Kafka's own {@link TopologyTestDriver}, with
 * state in memory and drained after every line, because it keeps all output until it is read.
 */
public final class Replay implements AutoCloseable {
    /** Longer than any rule's timespan and than any command waits: all that is open is said. */
    private static final Duration TO_THE_END = Duration.ofHours(25);

    /** Longer than anything waits for a further line of its host. */
    private static final Duration SILENCE = Duration.ofSeconds(30);

    /** Incidents are closed some thousands at a time, in rounds of this length. */
    private static final Duration ROUND = Duration.ofSeconds(1);

    /** Takes the records of a replay, in order. */
    public interface Output {
        /** A record; {@code kind} is event, session, command, alert or unparsed, {@code key} tells revisions of one record. */
        void record(String kind, String key, SpecificRecord value);
    }

    private record Drain<V extends SpecificRecord>(String kind, TestOutputTopic<String, V> topic) {
        void into(Output output) {
            if (!topic.isEmpty()) {
                topic.readKeyValuesToList().forEach(record -> output.record(kind, record.key, record.value));
            }
        }
    }

    private final Topics topics = new Topics(Topics.DEFAULT_PREFIX, 1, (short) 1);
    private final AvroSerdes serdes = new AvroSerdes(new MockSchemaRegistryClient(), true);
    private final TopologyTestDriver driver;
    private final TestInputTopic<byte[], byte[]> raw;
    private final TestOutputTopic<byte[], byte[]> detections;
    private final List<Drain<?>> drains = new ArrayList<>();
    private final EndOfFiles files = new EndOfFiles();
    private final Output output;

    /** A replay with this allowlist and these people; {@code scratch} is an empty folder of its own. */
    public Replay(Collection<AllowlistEntry> allowlist, Collection<Person> people, Path scratch, Output output) {
        this(allowlist, people, SigmaRules.shipped(), false, scratch, output);
    }

    /** The same with these rules; {@code allSessions} says whether sessions of cron, services and monitoring checks are given too. */
    public Replay(
            Collection<AllowlistEntry> allowlist,
            Collection<Person> people,
            RuleSet rules,
            boolean allSessions,
            Path scratch,
            Output output) {
        this.output = output;
        driver = driver(scratch, rules, allSessions);
        raw = driver.createInputTopic(topics.raw().name(), new ByteArraySerializer(), new ByteArraySerializer());
        detections = driver.createOutputTopic(
                topics.detections().name(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
        drain("event", topics.events());
        drain("command", topics.commands());
        drain("session", topics.sessions());
        drain("alert", topics.alerts());
        drain("unparsed", topics.unparsed());
        load(topics.allowlist(), allowlist, AllowlistEntry::getId);
        load(topics.people(), people, Person::getIdentity);
    }

    private TopologyTestDriver driver(Path scratch, RuleSet rules, boolean allSessions) {
        Properties config = new Properties();
        config.put(StreamsConfig.APPLICATION_ID_CONFIG, "replay");
        config.put(StreamsConfig.STATE_DIR_CONFIG, scratch.toString());
        GatehouseTopology topology =
                new GatehouseTopology(topics, serdes, StateStores.passing(), rules).withAllSessions(allSessions);
        return new TopologyTestDriver(topology.build(), config, Instant.EPOCH);
    }

    private <V extends SpecificRecord> void drain(String kind, Topic<V> topic) {
        drains.add(new Drain<>(
                kind,
                driver.createOutputTopic(
                        topic.name(),
                        new StringDeserializer(),
                        serdes.forTopic(topic).deserializer())));
    }

    private <V extends SpecificRecord> void load(Topic<V> topic, Collection<V> records, Function<V, String> key) {
        TestInputTopic<String, V> input = driver.createInputTopic(
                topic.name(), new StringSerializer(), serdes.forTopic(topic).serializer());
        records.forEach(record -> input.pipeInput(key.apply(record), record));
    }

    /** Takes the next line, which came at a time in microseconds. */
    public void accept(RawLine line, long arrival) {
        files.saw(line);
        send(line, arrival);
    }

    /** Takes the next record of the raw topic, a line or word of an agent, which came at a time in microseconds. */
    public void arrived(RawLine record, long arrival) {
        if (record.getFile() != null) {
            files.saw(record);
        }
        send(record, arrival);
    }

    private void send(RawLine line, long arrival) {
        byte[] value = serdes.forTopic(topics.raw())
                .serializer()
                .serialize(topics.raw().name(), line);
        byte[] key = line.getHost().getId().getBytes(StandardCharsets.UTF_8);
        raw.pipeInput(key, value, Math.max(0, arrival / 1000));
        drainAll();
    }

    /** There are no more lines: what waits is given up, what is open is said. */
    public void finish(long arrival) {
        driver.advanceWallClockTime(
                Duration.ofMillis(Math.max(0, arrival / 1000)).plus(SILENCE));
        long end = arrival + SILENCE.toNanos() / 1000;
        files.heartbeats(end).forEach(heartbeat -> send(heartbeat, end));
        driver.advanceWallClockTime(TO_THE_END);
        while (drainAll()) {
            driver.advanceWallClockTime(ROUND);
        }
    }

    /** Whether there was anything. */
    private boolean drainAll() {
        boolean any = drains.stream().anyMatch(drain -> !drain.topic().isEmpty());
        drains.forEach(drain -> drain.into(output));
        if (!detections.isEmpty()) {
            detections.readKeyValuesToList();
        }
        return any;
    }

    @Override
    public void close() {
        driver.close();
    }
}

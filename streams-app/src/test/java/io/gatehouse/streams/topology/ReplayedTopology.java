package io.gatehouse.streams.topology;

import io.confluent.kafka.schemaregistry.client.MockSchemaRegistryClient;
import io.gatehouse.model.AllowlistEntry;
import io.gatehouse.model.Person;
import io.gatehouse.model.RawLine;
import io.gatehouse.model.SourceState;
import io.gatehouse.schemas.Topic;
import io.gatehouse.schemas.Topics;
import io.gatehouse.schemas.serde.AvroSerdes;
import io.gatehouse.streams.detect.RuleSet;
import io.gatehouse.streams.detect.notify.Routes;
import io.gatehouse.streams.detect.sigma.SigmaRules;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;

/** The whole topology in a {@link TopologyTestDriver}, with what a test wants to put in and read. */
final class ReplayedTopology implements AutoCloseable {
    final Topics topics = new Topics(Topics.DEFAULT_PREFIX, 1, (short) 1);
    private final AvroSerdes serdes = new AvroSerdes(new MockSchemaRegistryClient(), true);
    private final Properties config = new Properties();
    private final Supplier<GatehouseTopology> code;
    private Instant now;
    private Routes routes = Routes.standard();
    private TopologyTestDriver driver;
    private TestInputTopic<byte[], byte[]> raw;
    private TestInputTopic<String, byte[]> allowlist;
    private TestInputTopic<String, byte[]> people;

    /** Its wall clock stands at {@code now} until it is advanced. */
    ReplayedTopology(Path stateDir, Instant now) {
        this(stateDir, now, false, StateStores.durable(), SigmaRules.shippedFile("login-not-allowlisted.yml"));
    }

    private ReplayedTopology(Path stateDir, Instant now, boolean watching, StateStores stores, RuleSet rules) {
        this.now = now;
        config.put(StreamsConfig.APPLICATION_ID_CONFIG, "test");
        config.put(StreamsConfig.STATE_DIR_CONFIG, stateDir.toString());
        code = () -> {
            GatehouseTopology topology = new GatehouseTopology(topics, serdes, stores, rules).withRoutes(routes);
            return watching ? topology.watchingHosts() : topology;
        };
        start();
    }

    private void start() {
        driver = new TopologyTestDriver(code.get().build(), config, now);
        raw = driver.createInputTopic(topics.raw().name(), new ByteArraySerializer(), new ByteArraySerializer());
        allowlist =
                driver.createInputTopic(topics.allowlist().name(), new StringSerializer(), new ByteArraySerializer());
        people = driver.createInputTopic(topics.people().name(), new StringSerializer(), new ByteArraySerializer());
    }

    /** One that goes on from its stores when it is killed. */
    static ReplayedTopology toBeKilled(Path stateDir, Instant now) {
        RuleSet rules = SigmaRules.shippedFile("login-not-allowlisted.yml");
        return new ReplayedTopology(stateDir, now, false, new KeptStores().stores(), rules);
    }

    /** Throws away all but what the stores hold, and starts again. */
    void kill() {
        driver.close();
        start();
    }

    /** One with all rules that are shipped. */
    static ReplayedTopology withAllRules(Path stateDir, Instant now) {
        return new ReplayedTopology(stateDir, now, false, StateStores.durable(), SigmaRules.shipped());
    }

    /** Starts again and tells these routes. */
    void tell(Routes told) {
        routes = told;
        kill();
    }

    /** One that tells of hosts that fall silent, with the rules on logs. */
    static ReplayedTopology watchingHosts(Path stateDir, Instant now) {
        return new ReplayedTopology(stateDir, now, true, StateStores.durable(), SigmaRules.shippedFile("logs.yml"));
    }

    void allow(AllowlistEntry entry) {
        allowBytes(entry.getId(), bytes(entry));
    }

    void allowBytes(@Nullable String key, byte @Nullable [] value) {
        allowlist.pipeInput(key, value);
    }

    void know(Person person) {
        knowBytes(person.getIdentity(), bytes(person));
    }

    void knowBytes(@Nullable String key, byte @Nullable [] value) {
        people.pipeInput(key, value);
    }

    byte[] bytes(AllowlistEntry entry) {
        return bytes(topics.allowlist(), entry);
    }

    byte[] bytes(Person person) {
        return bytes(topics.people(), person);
    }

    byte[] bytes(RawLine line) {
        return bytes(topics.raw(), line);
    }

    <V extends SpecificRecord> byte[] bytes(Topic<V> topic, V value) {
        return serdes.forTopic(topic).serializer().serialize(topic.name(), value);
    }

    /** Sends a line that arrives at a time in microseconds. */
    void send(RawLine line, long arrival) {
        byte[] key = line.getHost().getId().getBytes(StandardCharsets.UTF_8);
        sendBytes(key, bytes(line), arrival);
    }

    /** The agent says that it has read these files to their end, half a minute after the last line. */
    void finish(List<CaseFolder.Arrival> lines) {
        long time = lines.get(lines.size() - 1).time() + 30_000_000;
        advance(Duration.ofSeconds(5));
        RawLine heartbeat = RawLine.newBuilder(lines.get(0).line()).build();
        heartbeat.setSource("heartbeat");
        heartbeat.setReadAt(time);
        heartbeat.setStates(lines.stream()
                .map(arrival -> arrival.line().getFile().getPath())
                .distinct()
                .map(path -> new SourceState("", path, null, 0L, true))
                .toList());
        send(heartbeat, time);
    }

    void sendBytes(byte @Nullable [] key, byte @Nullable [] value, long arrival) {
        raw.pipeInput(new TestRecord<>(key, value, Instant.ofEpochMilli(arrival / 1000)));
    }

    /** Sends bytes to any topic. */
    void sendBytes(Topic<?> topic, byte @Nullable [] value) {
        driver.createInputTopic(topic.name(), new ByteArraySerializer(), new ByteArraySerializer())
                .pipeInput(value);
    }

    void advance(Duration wallClock) {
        now = now.plus(wallClock);
        driver.advanceWallClockTime(wallClock);
    }

    /** The metric of that name whose id is {@code id}: a task, a program or a reason; 0 where nothing was counted. */
    double metric(String name, String id) {
        return driver.metrics().entrySet().stream()
                .filter(entry -> entry.getKey().name().equals(name)
                        && entry.getKey().tags().containsValue(id))
                .mapToDouble(entry -> ((Number) entry.getValue().metricValue()).doubleValue())
                .sum();
    }

    /** All records of a topic since the last call. */
    <V extends SpecificRecord> List<V> read(Topic<V> topic) {
        return driver.createOutputTopic(
                        topic.name(),
                        new StringDeserializer(),
                        serdes.forTopic(topic).deserializer())
                .readValuesToList();
    }

    /** The last record of every key of a topic since the last call, in order of first appearance. */
    <V extends SpecificRecord> List<V> readLatest(Topic<V> topic) {
        Map<String, V> latest = new LinkedHashMap<>();
        driver.createOutputTopic(
                        topic.name(),
                        new StringDeserializer(),
                        serdes.forTopic(topic).deserializer())
                .readKeyValuesToList()
                .forEach(record -> latest.put(record.key, record.value));
        return new ArrayList<>(latest.values());
    }

    /** The topics that a consumer reads. */
    List<Topic<? extends SpecificRecord>> outputs() {
        return List.of(topics.events(), topics.commands(), topics.sessions(), topics.alerts(), topics.unparsed());
    }

    /** All records of a topic since the last call, key and value as they were written. */
    List<String> hex(Topic<?> topic) {
        HexFormat hex = HexFormat.of();
        return readBytes(topic.name()).stream()
                .map(record -> hex.formatHex(record.key()) + " " + hex.formatHex(record.value()))
                .toList();
    }

    /** How long the values of a topic since the last call are. */
    List<Integer> sizes(Topic<?> topic) {
        return readBytes(topic.name()).stream()
                .map(record -> record.value().length)
                .toList();
    }

    List<TestRecord<byte[], byte[]>> readDeadLetters() {
        return readBytes(topics.deadLetters().name());
    }

    private List<TestRecord<byte[], byte[]>> readBytes(String topic) {
        return driver.createOutputTopic(topic, new ByteArrayDeserializer(), new ByteArrayDeserializer())
                .readRecordsToList();
    }

    @Override
    public void close() {
        driver.close();
    }
}

package io.gatehouse.streams.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.confluent.kafka.schemaregistry.client.MockSchemaRegistryClient;
import io.gatehouse.model.Ack;
import io.gatehouse.model.Alert;
import io.gatehouse.model.AlertGroupValue;
import io.gatehouse.model.Detection;
import io.gatehouse.model.EcsHost;
import io.gatehouse.schemas.Ids;
import io.gatehouse.schemas.Topic;
import io.gatehouse.schemas.Topics;
import io.gatehouse.schemas.serde.AvroSerdes;
import io.gatehouse.streams.detect.Condition;
import io.gatehouse.streams.detect.Glob;
import io.gatehouse.streams.detect.Mode;
import io.gatehouse.streams.detect.Rule;
import io.gatehouse.streams.detect.RuleSet;
import io.gatehouse.streams.detect.notify.Routes;
import io.gatehouse.streams.detect.notify.Suppression;
import io.gatehouse.streams.detect.sigma.SigmaRules;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The second sub-topology: detections and acknowledgements in, alerts out. */
class RaiseAlertsTest {
    private static final Instant BEGIN = Instant.parse("2026-11-21T08:00:00Z");
    private static final Rule RULE = new Rule(
            "rule-1",
            "hash-1",
            "brute-force",
            "Brute force",
            "Many logins failed.",
            "medium",
            Mode.NOTIFY,
            List.of(),
            List.of("source.ip"),
            new Condition.EventCount(new Condition.Range(3, Long.MAX_VALUE)),
            Duration.ofMinutes(5),
            Duration.ofHours(24));

    @TempDir
    Path state;

    private final Topics topics = new Topics(Topics.DEFAULT_PREFIX, 1, (short) 1);
    private final AvroSerdes serdes = new AvroSerdes(new MockSchemaRegistryClient(), true);
    private TopologyTestDriver driver;
    private TestOutputTopic<String, Alert> alerts;
    private int sent;

    @BeforeEach
    void start() {
        Properties config = new Properties();
        config.put(StreamsConfig.APPLICATION_ID_CONFIG, "test");
        config.put(StreamsConfig.STATE_DIR_CONFIG, state.toString());
        RuleSet rules = new RuleSet(List.of(RULE), "", SigmaRules.shippedFile("login-not-allowlisted.yml")::selections);
        driver = new TopologyTestDriver(
                new GatehouseTopology(topics, serdes, StateStores.durable(), rules)
                        .withRoutes(withoutScanner())
                        .build(),
                config,
                BEGIN);
        alerts = driver.createOutputTopic(
                topics.alerts().name(),
                new StringDeserializer(),
                serdes.forTopic(topics.alerts()).deserializer());
    }

    /** Nobody is told of our own scanner. */
    private static Routes withoutScanner() {
        Routes standard = Routes.standard();
        Suppression scanner = new Suppression(new Glob("brute-*"), Map.of("source.ip", new Glob("10.9.*")), null);
        return new Routes(standard.routes(), standard.hosts(), List.of(scanner));
    }

    @AfterEach
    void stop() {
        driver.close();
    }

    private <V extends SpecificRecord> void send(Topic<V> topic, String key, V value) {
        driver.createInputTopic(
                        topic.name(),
                        new StringSerializer(),
                        serdes.forTopic(topic).serializer())
                .pipeInput(key, value, BEGIN);
    }

    private void fail(String address, String hash) {
        List<AlertGroupValue> group = List.of(new AlertGroupValue("source.ip", address));
        Detection detection = new Detection();
        detection.setKey(Ids.group("rule-1" + hash, group));
        detection.setRuleId("rule-1");
        detection.setRuleHash(hash);
        detection.setGroup(group);
        detection.setTimestamp(BEGIN.toEpochMilli() * 1000);
        detection.setEventId("event-" + sent++);
        detection.setHost(new EcsHost("machine-1", "web-1", null));
        send(topics.detections(), detection.getKey(), detection);
    }

    private void breach(String address) {
        for (int n = 0; n < 3; n++) {
            fail(address, "hash-1");
        }
    }

    private double metric(String name, String id) {
        return driver.metrics().entrySet().stream()
                .filter(entry -> entry.getKey().name().equals(name)
                        && entry.getKey().tags().containsValue(id))
                .mapToDouble(entry -> ((Number) entry.getValue().metricValue()).doubleValue())
                .sum();
    }

    private static String status(Alert alert) {
        return alert.getGatehouse().getAlert().getStatus();
    }

    @Test
    void closesAnIncidentByTheWallClockWhereNothingMoreComes() {
        breach("10.0.0.1");
        assertThat(alerts.readValuesToList())
                .extracting(RaiseAlertsTest::status)
                .containsExactly("open");
        driver.advanceWallClockTime(Duration.ofSeconds(299));
        assertThat(alerts.isEmpty()).isTrue();
        driver.advanceWallClockTime(Duration.ofSeconds(1));
        assertThat(alerts.readValuesToList())
                .extracting(RaiseAlertsTest::status)
                .containsExactly("closed");
        assertThat(metric("alerts-opened-total", "brute-force")).isEqualTo(1);
        assertThat(metric("alerts-closed-total", "brute-force")).isEqualTo(1);
        assertThat(metric("detections-taken-total", "brute-force")).isEqualTo(3);
    }

    @Test
    void closesManyIncidentsInSeveralRounds() {
        for (int n = 0; n < 2100; n++) {
            breach("10.0." + n / 256 + "." + n % 256);
        }
        alerts.readValuesToList();
        driver.advanceWallClockTime(Duration.ofSeconds(300));
        assertThat(alerts.readValuesToList()).hasSize(2000);
        driver.advanceWallClockTime(Duration.ofSeconds(1));
        assertThat(alerts.readValuesToList()).hasSize(100);
        driver.advanceWallClockTime(Duration.ofSeconds(1));
        assertThat(alerts.isEmpty()).isTrue();
    }

    @Test
    void forgetsWhatIsLongClosed() {
        breach("10.0.0.1");
        driver.advanceWallClockTime(Duration.ofHours(1));
        assertThat(entries(StateStores.INCIDENTS)).isEqualTo(1);
        driver.advanceWallClockTime(Duration.ofHours(72));
        driver.advanceWallClockTime(Duration.ofSeconds(1));
        assertThat(entries(StateStores.GROUPS)).isZero();
        assertThat(entries(StateStores.INCIDENTS)).isZero();
        assertThat(entries(StateStores.TIMES)).isZero();
    }

    private int entries(String store) {
        int count = 0;
        try (var all = driver.getKeyValueStore(store).all()) {
            for (; all.hasNext(); all.next()) {
                count++;
            }
        }
        return count;
    }

    @Test
    void acknowledgesAnIncident() {
        breach("10.0.0.1");
        Alert alert = alerts.readValue();
        Ack ack = new Ack();
        ack.setAlertId(alert.getEvent().getId());
        ack.setKey(alert.getGatehouse().getAlert().getKey());
        ack.setBy("carol");
        ack.setCreated(1L);
        send(topics.acks(), ack.getKey(), ack);
        assertThat(alerts.readValuesToList()).singleElement().satisfies(one -> {
            assertThat(status(one)).isEqualTo("acknowledged");
            assertThat(one.getGatehouse().getAlert().getAcknowledgedBy()).isEqualTo("carol");
            assertThat(one.getGatehouse().getRevision()).isEqualTo(2);
        });
        ack.setAlertId("none");
        send(topics.acks(), ack.getKey(), ack);
        assertThat(alerts.isEmpty()).isTrue();
        assertThat(metric("acks-unknown-total", "0_0")).isEqualTo(1);
    }

    @Test
    void countsPerRuleWhatTheRoutesKeepFromBeingTold() {
        breach("10.0.0.1");
        assertThat(metric("notices-suppressed-total", "brute-force")).isZero();
        breach("10.9.0.1");
        assertThat(alerts.readValuesToList()).hasSize(2);
        assertThat(metric("notices-suppressed-total", "brute-force")).isEqualTo(1);
    }

    @Test
    void makesNoAlertOfDetectionsByOtherRulesAndCountsThem() {
        for (int n = 0; n < 5; n++) {
            fail("10.0.0.1", "another");
        }
        assertThat(alerts.isEmpty()).isTrue();
        assertThat(metric("detections-foreign-total", "foreign")).isEqualTo(5);
    }

    @Test
    void keepsAnAcknowledgementThatIsNoneAmongTheDeadLetters() {
        driver.createInputTopic(topics.acks().name(), new StringSerializer(), new ByteArraySerializer())
                .pipeInput("key", new byte[] {1, 2, 3}, BEGIN);
        assertThat(driver.createOutputTopic(
                                topics.deadLetters().name(), new ByteArrayDeserializer(), new ByteArrayDeserializer())
                        .readValuesToList())
                .containsExactly(new byte[] {1, 2, 3});
        breach("10.0.0.1");
        assertThat(alerts.readValuesToList()).hasSize(1);
    }
}

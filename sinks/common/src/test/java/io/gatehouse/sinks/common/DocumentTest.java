package io.gatehouse.sinks.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gatehouse.model.Alert;
import io.gatehouse.model.AlertBlock;
import io.gatehouse.model.AlertGroupValue;
import io.gatehouse.model.EcsEvent;
import io.gatehouse.model.EcsHost;
import io.gatehouse.model.EcsRule;
import io.gatehouse.model.Evidence;
import io.gatehouse.model.Gatehouse;
import io.gatehouse.model.Notification;
import io.gatehouse.schemas.Topic;
import io.gatehouse.schemas.Topics;
import io.gatehouse.schemas.json.EcsJson;
import io.gatehouse.schemas.serde.AvroSerdes;
import io.gatehouse.schemas.serde.RegistryClients;
import io.gatehouse.sinks.converter.AvroConverter;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.json.JsonConverter;
import org.junit.jupiter.api.Test;

/** Whatever converter a worker has, a record becomes the document that the rest of Gatehouse knows. */
final class DocumentTest {
    private static final Topics TOPICS = new Topics(Topics.DEFAULT_PREFIX, 1, (short) 1);
    private static final long SEEN = 1_795_250_078_311_858L;
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void isOfAStructWhatTheJsonFormOfTheRecordIs() throws Exception {
        assertThat(json(Document.of(struct(TOPICS.alerts(), alert()).value())))
                .isEqualTo(JSON.readTree(new EcsJson().of(alert())));
    }

    @Test
    void isTheSameOfTheJsonConverterWithSchemasAndWithout() throws Exception {
        for (String schemas : List.of("true", "false")) {
            assertThat(json(Document.of(throughJson(struct(TOPICS.alerts(), alert()), schemas))))
                    .as("schemas.enable=" + schemas)
                    .isEqualTo(JSON.readTree(new EcsJson().of(alert())));
        }
    }

    @Test
    void isTheSameOfANotificationWithoutSchemas() throws Exception {
        Notification told = Notification.newBuilder()
                .setId("n-1")
                .setRoute("pager")
                .setCreated(SEEN)
                .setCause("open")
                .setAlertIds(List.of("a-1"))
                .setTitle("title")
                .setText("text")
                .setHeldBack(14)
                .setAlert(alert())
                .build();
        Document document = Document.of(throughJson(struct(TOPICS.notifications(), told), "false"));
        assertThat(json(document)).isEqualTo(JSON.readTree(new EcsJson().of(told)));
        assertThat(document.number("held_back")).isEqualTo(14);
        assertThat(document.time("alert.gatehouse.alert.first_seen"))
                .isEqualTo(Instant.parse("2026-11-21T08:34:38.311858Z"));
    }

    @Test
    void isFoundByPaths() {
        Document document = Document.of(struct(TOPICS.alerts(), alert()).value());
        assertThat(document.text("gatehouse.alert.level")).isEqualTo("high");
        assertThat(document.time("@timestamp")).isEqualTo(Instant.parse("2026-11-21T08:34:38.311858Z"));
        assertThat(document.texts("gatehouse.alert.hosts")).containsExactly("web1");
        assertThat(document.documents("gatehouse.alert.evidence"))
                .singleElement()
                .satisfies(line -> assertThat(line.text("line")).isEqualTo("Accepted publickey for zoë"));
        assertThat(document.text("source.ip")).isNull();
        assertThat(document.text("gatehouse")).isNull();
        assertThat(document.texts("nothing.here")).isEmpty();
    }

    @Test
    void isNothingOfWhatIsNoRecord() {
        for (Object value : new Object[] {"text", 4711, List.of(), new byte[3]}) {
            assertThatThrownBy(() -> Document.of(value))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("value.converter");
        }
        assertThatThrownBy(() -> Document.of(Map.of("a", "b")).require("event.id"))
                .hasMessage("the record has no event.id");
        assertThatThrownBy(() -> Document.of(Map.of("created", "yesterday")).time("created"))
                .hasMessage("created is no time: yesterday");
    }

    private static JsonNode json(Document document) throws IOException {
        return JSON.readTree(JSON.writeValueAsBytes(document.fields()));
    }

    private static <V extends SpecificRecord> SchemaAndValue struct(Topic<V> topic, V value) {
        String url = "mock://" + UUID.randomUUID();
        AvroSerdes serdes = new AvroSerdes(RegistryClients.of(url, Map.of()), true);
        byte[] bytes = serdes.forTopic(topic).serializer().serialize(topic.name(), value);
        AvroConverter converter = new AvroConverter();
        converter.configure(Map.of("schema.registry.url", url), false);
        SchemaAndValue data = converter.toConnectData(topic.name(), bytes);
        assertThat(data.value()).isInstanceOf(Struct.class);
        return data;
    }

    private static Object throughJson(SchemaAndValue data, String schemas) {
        try (JsonConverter converter = new JsonConverter()) {
            converter.configure(Map.of("schemas.enable", schemas), false);
            return converter
                    .toConnectData("t", converter.fromConnectData("t", data.schema(), data.value()))
                    .value();
        }
    }

    private static Alert alert() {
        return Alert.newBuilder()
                .setTimestamp(SEEN)
                .setHost(EcsHost.newBuilder().setId("4c4c").setName("web1").build())
                .setEvent(EcsEvent.newBuilder().setId("a-1").setKind("alert").build())
                .setRule(EcsRule.newBuilder().setId("r-1").setName("root-login").build())
                .setMessage("root from 203.0.113.7 on web1")
                .setGatehouse(Gatehouse.newBuilder()
                        .setRevision(3)
                        .setAlert(AlertBlock.newBuilder()
                                .setStatus("open")
                                .setLevel("high")
                                .setKey("k-1")
                                .setGroup(List.of(
                                        new AlertGroupValue("user.name", "zoë"),
                                        new AlertGroupValue("source.ip", null)))
                                .setCount(1)
                                .setFirstSeen(SEEN)
                                .setLastSeen(SEEN)
                                .setHosts(List.of("web1"))
                                .setUsers(List.of())
                                .setEvidence(List.of(new Evidence("e-1", SEEN, null, "Accepted publickey for zoë")))
                                .build())
                        .build())
                .build();
    }
}

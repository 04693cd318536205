package io.gatehouse.schemas.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import io.confluent.kafka.serializers.KafkaAvroSerializer;
import io.gatehouse.model.Event;
import io.gatehouse.schemas.SampleRecords;
import io.gatehouse.schemas.Topic;
import io.gatehouse.schemas.Topics;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Our bytes are Confluent's bytes, both ways. */
class AvroSerdesTest {

    private static final Topics TOPICS = new Topics(Topics.DEFAULT_PREFIX, 1, (short) 1);

    private final String url = "mock://" + UUID.randomUUID();
    private final SchemaRegistryClient client = RegistryClients.of(url, Map.of());
    private final AvroSerdes serdes = new AvroSerdes(client, true);

    static Stream<Arguments> records() {
        return Stream.of(
                Arguments.of(TOPICS.raw(), SampleRecords.rawLine()),
                Arguments.of(TOPICS.events(), SampleRecords.login()),
                Arguments.of(TOPICS.commands(), SampleRecords.command()),
                Arguments.of(TOPICS.sessions(), SampleRecords.session()),
                Arguments.of(TOPICS.alerts(), SampleRecords.alert()));
    }

    @ParameterizedTest
    @MethodSource("records")
    <V extends SpecificRecord> void writesTheBytesOfConfluentsSerializer(Topic<V> topic, V value) {
        byte[] ours = serdes.forTopic(topic).serializer().serialize(topic.name(), value);
        assertThat(ours).isEqualTo(confluentsSerializer().serialize(topic.name(), value));
    }

    @ParameterizedTest
    @MethodSource("records")
    <V extends SpecificRecord> void confluentsDeserializerReadsOurBytes(Topic<V> topic, V value) {
        byte[] ours = serdes.forTopic(topic).serializer().serialize(topic.name(), value);
        assertThat(confluentsDeserializer().deserialize(topic.name(), ours)).isEqualTo(value);
    }

    @ParameterizedTest
    @MethodSource("records")
    <V extends SpecificRecord> void readsWhatConfluentsSerializerWrote(Topic<V> topic, V value) {
        byte[] theirs = confluentsSerializer().serialize(topic.name(), value);
        assertThat(serdes.forTopic(topic).deserializer().deserialize(topic.name(), theirs))
                .isEqualTo(value);
    }

    @Test
    void passesTombstones() {
        Serde<Event> serde = serdes.forTopic(TOPICS.commands());
        assertThat(serde.serializer().serialize("commands", null)).isNull();
        assertThat(serde.deserializer().deserialize("commands", null)).isNull();
    }

    @Test
    void namesTheFieldThatMayNotBeNull() {
        Event event = SampleRecords.login();
        event.getHost().setId(null);
        Serde<Event> serde = serdes.forTopic(TOPICS.events());
        assertThatThrownBy(() -> serde.serializer().serialize("events", event))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("host")
                .hasMessageContaining("id");
        assertThat(serde.serializer().serialize("events", SampleRecords.login()))
                .isEqualTo(confluentsSerializer().serialize("gatehouse.events", SampleRecords.login()));
    }

    @Test
    void saysWhatToDoWhereASchemaIsNotRegistered() {
        Serde<Event> serde = new AvroSerdes(client, false).forTopic(TOPICS.events());
        assertThatThrownBy(() -> serde.serializer().serialize("events", SampleRecords.login()))
                .isInstanceOf(SerializationException.class)
                .hasMessage("schema of Event is not registered under gatehouse.events-value:"
                        + " run 'gatehouse topics create'");
    }

    private KafkaAvroSerializer confluentsSerializer() {
        return new KafkaAvroSerializer(client, Map.of("schema.registry.url", url));
    }

    private KafkaAvroDeserializer confluentsDeserializer() {
        return new KafkaAvroDeserializer(client, Map.of("schema.registry.url", url, "specific.avro.reader", true));
    }
}

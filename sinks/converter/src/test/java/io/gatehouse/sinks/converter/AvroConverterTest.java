package io.gatehouse.sinks.converter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gatehouse.schemas.Topic;
import io.gatehouse.schemas.Topics;
import io.gatehouse.schemas.serde.AvroSerdes;
import io.gatehouse.schemas.serde.RegistryClients;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.errors.RetriableException;
import org.apache.kafka.connect.storage.Converter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Our records become structs, and nothing but a record does. */
class AvroConverterTest {
    private static final Topics TOPICS = new Topics(Topics.DEFAULT_PREFIX, 1, (short) 1);
    private static final int HEAD = 5;

    private final String url = "mock://" + UUID.randomUUID();
    private final AvroSerdes serdes = new AvroSerdes(RegistryClients.of(url, Map.of()), true);
    private final AvroConverter converter = new AvroConverter();

    @BeforeEach
    void configure() {
        converter.configure(Map.of("schema.registry.url", url, "auto.register.schemas", "true"), false);
    }

    static Stream<Arguments> records() {
        return Stream.of(
                Arguments.of(TOPICS.commands(), Records.command()),
                Arguments.of(TOPICS.sessions(), Records.session()),
                Arguments.of(TOPICS.alerts(), Records.alert()));
    }

    @Test
    void readsACommandWithItsNestedFields() {
        Struct command = struct(TOPICS.commands(), Records.command());
        assertThat(command.schema().name()).isEqualTo("io.gatehouse.model.Event");
        assertThat(command.getInt64("timestamp")).isEqualTo(Records.START);
        assertThat(command.getStruct("host").getString("name")).isEqualTo("web1");
        assertThat(command.getStruct("process").getArray("args")).containsExactly("echo", "grüße 日本 😀");
        assertThat(command.getStruct("process").getInt64("exit_code")).isZero();
        assertThat(command.getStruct("gatehouse").getBoolean("allowlisted")).isTrue();
        assertThat(command.getStruct("gatehouse").getStruct("command").getString("kind"))
                .isEqualTo("typed");
        assertThat(command.getStruct("source")).isNull();
    }

    @Test
    void readsASessionWithItsNestedFields() {
        Struct gatehouse = struct(TOPICS.sessions(), Records.session()).getStruct("gatehouse");
        assertThat(gatehouse.getInt64("revision")).isEqualTo(4);
        assertThat(gatehouse.getStruct("session").getArray("ttys")).containsExactly("pts/0", "pts/1");
    }

    @Test
    void readsAnAlertWithItsRecordsInArrays() {
        Struct incident =
                struct(TOPICS.alerts(), Records.alert()).getStruct("gatehouse").getStruct("alert");
        assertThat(incident.<Struct>getArray("group"))
                .extracting(value -> value.getString("field"), value -> value.getString("value"))
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("user.name", "zoë"),
                        org.assertj.core.groups.Tuple.tuple("source.ip", null));
        assertThat(incident.<Struct>getArray("evidence")).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("records")
    <V extends SpecificRecord> void writesTheSameBytesBack(Topic<V> topic, V value) {
        byte[] bytes = bytes(topic, value);
        SchemaAndValue data = converter.toConnectData(topic.name(), bytes);
        byte[] back = converter.fromConnectData(topic.name(), data.schema(), data.value());
        assertThat(body(back)).isEqualTo(body(bytes));
        assertThat(serdes.forTopic(topic).deserializer().deserialize(topic.name(), back))
                .isEqualTo(value);
    }

    @Test
    void passesTombstonesBothWays() {
        assertThat(converter.toConnectData("t", null)).isEqualTo(SchemaAndValue.NULL);
        assertThat(converter.fromConnectData("t", null, null)).isNull();
    }

    @Test
    void callsGarbageADataError() {
        assertThatThrownBy(() -> converter.toConnectData("t", "{\"a\": 1}".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(DataException.class)
                .hasMessage("record of t: magic byte is 123, not 0");
        assertThatThrownBy(() -> converter.toConnectData("t", new byte[] {0, 0, 0, 99, 1, 2}))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("is not in the registry");
    }

    @Test
    void callsARecordWithoutItsEndOrWithMoreADataError() {
        byte[] bytes = bytes(TOPICS.alerts(), Records.alert());
        for (int length = 0; length < bytes.length; length++) {
            byte[] part = Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> converter.toConnectData("t", part)).isInstanceOf(DataException.class);
        }
        assertThatThrownBy(() -> converter.toConnectData("t", Arrays.copyOf(bytes, bytes.length + 2)))
                .isInstanceOf(DataException.class)
                .hasMessage("record of t: 2 bytes follow the Alert");
    }

    @Test
    void doesNotBlameTheRecordForARegistryThatIsDown() {
        converter.configure(Map.of("schema.registry.url", "http://127.0.0.1:1", "max.retries", "0"), false);
        byte[] bytes = bytes(TOPICS.alerts(), Records.alert());
        assertThatThrownBy(() -> converter.toConnectData("t", bytes))
                .isInstanceOf(RetriableException.class)
                .hasMessageContaining("schema registry gives no answer");
    }

    @Test
    void writesOnlyStructs() {
        assertThatThrownBy(() -> converter.fromConnectData("t", Schema.STRING_SCHEMA, "text"))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("only a struct");
        assertThatThrownBy(() -> converter.fromConnectData("t", null, Map.of("a", 1)))
                .isInstanceOf(DataException.class);
    }

    @Test
    void registersNothingUnlessToldTo() {
        converter.configure(Map.of("schema.registry.url", url), false);
        Schema schema = SchemaBuilder.struct()
                .name("a.B")
                .field("c", Schema.INT32_SCHEMA)
                .build();
        assertThatThrownBy(() -> converter.fromConnectData("t", schema, new Struct(schema).put("c", 1)))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("is not registered under t-value");
    }

    @Test
    void saysWhichSettingIsMissing() {
        AvroConverter fresh = new AvroConverter();
        assertThatThrownBy(() -> fresh.configure(Map.of("converter.type", "value"), false))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("schema.registry.url");
        assertThatThrownBy(() -> fresh.toConnectData("t", new byte[] {0}))
                .isInstanceOf(ConnectException.class)
                .isNotInstanceOf(DataException.class);
    }

    @Test
    void isFoundByConnect() {
        assertThat(ServiceLoader.load(Converter.class)).hasAtLeastOneElementOfType(AvroConverter.class);
        assertThat(converter.config().names()).contains("schema.registry.url");
    }

    /** What follows the magic byte and the schema id. */
    private static byte[] body(byte @Nullable [] bytes) {
        return Arrays.copyOfRange(Objects.requireNonNull(bytes), HEAD, bytes.length);
    }

    private <V extends SpecificRecord> Struct struct(Topic<V> topic, V value) {
        return (Struct)
                converter.toConnectData(topic.name(), bytes(topic, value)).value();
    }

    private <V extends SpecificRecord> byte[] bytes(Topic<V> topic, V value) {
        return serdes.forTopic(topic).serializer().serialize(topic.name(), value);
    }
}

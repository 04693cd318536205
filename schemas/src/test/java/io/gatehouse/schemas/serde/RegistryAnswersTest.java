package io.gatehouse.schemas.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.gatehouse.model.EcsHost;
import io.gatehouse.model.Event;
import io.gatehouse.schemas.FakeRegistry;
import io.gatehouse.schemas.SampleRecords;
import io.gatehouse.schemas.Topics;
import java.io.IOException;
import java.util.Map;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is the record's fault and what the registry's. */
class RegistryAnswersTest {

    private static final byte[] SCHEMA_7 = {0, 0, 0, 0, 7, 2, 'h', 0, 0};

    private final FakeRegistry registry;
    private final SchemaRegistryClient client;

    RegistryAnswersTest() throws IOException {
        registry = new FakeRegistry();
        client = RegistryClients.of(registry.url(), Map.of("max.retries", "0", "missing.id.cache.ttl.sec", "60"));
    }

    @AfterEach
    void stop() {
        registry.close();
    }

    @Test
    void readsWithTheSchemaThatTheRegistryGives() {
        registry.answers(
                "GET /schemas/ids/7", 200, schema(EcsHost.getClassSchema().toString()));
        WireDeserializer<EcsHost> hosts = new WireDeserializer<>(EcsHost.class, new SchemaIds(client, true));
        assertThat(hosts.deserialize("hosts", SCHEMA_7)).isEqualTo(new EcsHost("h", null, null));
        assertThat(hosts.deserialize("hosts", SCHEMA_7)).isEqualTo(new EcsHost("h", null, null));
        assertThat(registry.requests()).hasSize(1);
    }

    @Test
    void anUnknownSchemaIsTheRecordsFaultAndAskedForOnce() {
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> read(SCHEMA_7))
                    .isInstanceOf(UndecodableException.class)
                    .hasMessage("schema 7 is not in the registry");
        }
        assertThat(registry.requests()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"schemaType\":\"PROTOBUF\",", "\"schemaType\":\"JSON\",", ""})
    void aSchemaThatIsNotAvroIsTheRecordsFault(String type) {
        registry.answers("GET /schemas/ids/7", 200, "{" + type + "\"schema\":\"{nothing like Avro\"}");
        assertThatThrownBy(() -> read(SCHEMA_7))
                .isInstanceOf(UndecodableException.class)
                .hasMessage("schema 7 is not Avro");
    }

    @Test
    void theSchemaOfAnotherRecordIsTheRecordsFault() {
        registry.answers(
                "GET /schemas/ids/7", 200, schema(EcsHost.getClassSchema().toString()));
        assertThatThrownBy(() -> read(SCHEMA_7))
                .isInstanceOf(UndecodableException.class)
                .hasMessageContaining(
                        "not a Event: Found io.gatehouse.model.EcsHost, expecting io.gatehouse.model.Event");
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 408, 429, 500, 503})
    void aRegistryThatRefusesIsNotTheRecordsFault(int status) {
        registry.answers("GET /schemas/ids/7", status, "{\"error_code\":" + status + ",\"message\":\"no\"}");
        assertThatThrownBy(() -> read(SCHEMA_7)).isInstanceOf(RegistryUnavailableException.class);
    }

    @Test
    void anotherServerThanARegistryIsNotTheRecordsFault() {
        registry.answers("GET /schemas/ids/7", 404, "<html>no such page</html>");
        assertThatThrownBy(() -> read(SCHEMA_7)).isInstanceOf(RegistryUnavailableException.class);
    }

    @Test
    void aRegistryThatIsDownIsNotTheRecordsFault() {
        registry.close();
        assertThatThrownBy(() -> read(SCHEMA_7))
                .isInstanceOf(RegistryUnavailableException.class)
                .isInstanceOf(RetriableException.class)
                .hasMessageStartingWith("schema registry gives no answer: Connection refused");
        assertThatThrownBy(() -> write(true)).isInstanceOf(RegistryUnavailableException.class);
    }

    @Test
    void writingFailsForGoodWhereTheRegistryRefusesTheSchema() {
        registry.answers("POST /subjects/", 409, "{\"error_code\":409,\"message\":\"incompatible\"}");
        assertThatThrownBy(() -> write(true))
                .isInstanceOf(SerializationException.class)
                .hasMessageStartingWith("registry refuses the schema of Event under events-value: incompatible");
    }

    @Test
    void writingDoesNotRegisterWhereItMayNot() {
        registry.answers("POST /subjects/events-value?", 404, "{\"error_code\":40401,\"message\":\"no subject\"}");
        assertThatThrownBy(() -> write(false))
                .isInstanceOf(SerializationException.class)
                .hasMessageStartingWith("schema of Event is not registered under events-value");
        assertThat(registry.requests()).noneMatch(request -> request.contains("/versions"));
    }

    private static String schema(String avro) {
        return "{\"schema\":\"" + avro.replace("\"", "\\\"") + "\"}";
    }

    private void write(boolean autoRegister) {
        serde(autoRegister).serializer().serialize("events", SampleRecords.login());
    }

    private void read(byte[] bytes) {
        serde(true).deserializer().deserialize("events", bytes);
    }

    private Serde<Event> serde(boolean autoRegister) {
        return new AvroSerdes(client, autoRegister).forTopic(new Topics("", 1, (short) 1).events());
    }
}

package io.gatehouse.schemas.serde;

import static org.assertj.core.api.Assertions.assertThat;

import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.serializers.KafkaAvroSerializer;
import io.gatehouse.model.Alert;
import io.gatehouse.model.Event;
import io.gatehouse.schemas.SampleRecords;
import io.gatehouse.schemas.SchemaChanges;
import io.gatehouse.schemas.Topic;
import io.gatehouse.schemas.Topics;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;

/** Programs of another version write to the same topics. */
class SchemaEvolutionTest {

    private static final Topics TOPICS = new Topics(Topics.DEFAULT_PREFIX, 1, (short) 1);

    private final String url = "mock://" + UUID.randomUUID();
    private final SchemaRegistryClient client = RegistryClients.of(url, Map.of());
    private final AvroSerdes serdes = new AvroSerdes(client, true);

    @Test
    void readsRecordsOfAnOlderProgram() throws IOException {
        Schema old = SchemaChanges.dropping(
                Event.getClassSchema(),
                "Event.group",
                "Event.message",
                "EcsEvent.reason",
                "EcsEvent.original",
                "Gatehouse.allowlisted",
                "EcsProcess.command_line");
        Event expected = SampleRecords.command();
        expected.setMessage(null);
        expected.getEvent().setOriginal(null);
        expected.getGatehouse().setAllowlisted(null);
        expected.getProcess().setCommandLine(null);
        assertThat(throughTopic(TOPICS.events(), SampleRecords.command(), old)).isEqualTo(expected);
    }

    @Test
    void readsRecordsOfANewerProgram() throws IOException {
        Schema numbers = SchemaBuilder.unionOf()
                .nullType()
                .and()
                .array()
                .items()
                .longType()
                .endUnion();
        for (String record : List.of("Alert", "EcsHost", "AlertGroupValue", "Evidence", "Gatehouse")) {
            Schema later = SchemaChanges.adding(Alert.getClassSchema(), record, numbers);
            assertThat(throughTopic(TOPICS.alerts(), SampleRecords.alert(), later))
                    .as("a field more in %s", record)
                    .isEqualTo(SampleRecords.alert());
        }
    }

    @Test
    void readsRecordsOfOldAndNewProgramsInTurn() throws IOException {
        Schema old = SchemaChanges.dropping(Event.getClassSchema(), "Event.group");
        for (int i = 0; i < 3; i++) {
            assertThat(throughTopic(TOPICS.events(), SampleRecords.login(), old))
                    .isEqualTo(SampleRecords.login());
            assertThat(throughTopic(TOPICS.events(), SampleRecords.login(), Event.getClassSchema()))
                    .isEqualTo(SampleRecords.login());
        }
    }

    private <V extends SpecificRecord> V throughTopic(Topic<V> topic, V value, Schema writer) throws IOException {
        KafkaAvroSerializer serializer = new KafkaAvroSerializer(client, Map.of("schema.registry.url", url));
        byte[] bytes = serializer.serialize(topic.name(), as(value, writer));
        return serdes.forTopic(topic).deserializer().deserialize(topic.name(), bytes);
    }

    private static <V extends SpecificRecord> GenericRecord as(V value, Schema schema) throws IOException {
        @SuppressWarnings("unchecked")
        Class<V> type = (Class<V>) value.getClass();
        byte[] bytes = new RecordWriter<>(type).write(new byte[0], value);
        GenericRecord record = new GenericDatumReader<GenericRecord>(value.getSchema(), schema, new GenericData())
                .read(null, DecoderFactory.get().binaryDecoder(bytes, null));
        Schema.Field added = record.getSchema().getField("added");
        if (added != null) {
            record.put(added.pos(), List.of(1L, 2L));
        }
        return record;
    }
}

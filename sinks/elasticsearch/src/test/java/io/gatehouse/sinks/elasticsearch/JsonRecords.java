package io.gatehouse.sinks.elasticsearch;

import io.gatehouse.schemas.Topic;
import io.gatehouse.schemas.serde.AvroSerdes;
import io.gatehouse.schemas.serde.RegistryClients;
import io.gatehouse.sinks.converter.AvroConverter;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.json.JsonConverter;

/** Records as they stand in a topic of JSON: what Kafka's JsonConverter writes of them. */
final class JsonRecords {
    private static final String REGISTRY = "mock://json-records";

    private JsonRecords() {}

    /** With the schema in each message, or without. */
    static <V extends SpecificRecord> byte[] of(Topic<V> topic, V value, boolean schemas) {
        AvroSerdes serdes = new AvroSerdes(RegistryClients.of(REGISTRY, Map.of()), true);
        byte[] avro = serdes.forTopic(topic).serializer().serialize(topic.name(), value);
        AvroConverter reader = new AvroConverter();
        reader.configure(Map.of("schema.registry.url", REGISTRY), false);
        SchemaAndValue struct = reader.toConnectData(topic.name(), avro);
        try (JsonConverter writer = new JsonConverter()) {
            writer.configure(Map.of("schemas.enable", schemas), false);
            return writer.fromConnectData(topic.name(), struct.schema(), struct.value());
        }
    }
}

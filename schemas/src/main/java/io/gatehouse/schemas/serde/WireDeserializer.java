package io.gatehouse.schemas.serde;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/** Reads records in Confluent's wire format; asks for each schema once. */
final class WireDeserializer<V extends SpecificRecord> implements Deserializer<V> {

    private final Class<V> type;
    private final SchemaIds ids;
    private final Map<Integer, RecordReader<V>> readers = new ConcurrentHashMap<>();

    WireDeserializer(Class<V> type, SchemaIds ids) {
        this.type = type;
        this.ids = ids;
    }

    @Override
    public @Nullable V deserialize(String topic, byte @Nullable [] bytes) {
        if (bytes == null) {
            return null;
        }
        return reader(WireFormat.schemaId(bytes)).read(bytes, WireFormat.HEAD_BYTES);
    }

    private RecordReader<V> reader(int id) {
        RecordReader<V> known = readers.get(id);
        if (known == null) {
            known = new RecordReader<>(ids.schemaOf(id), type);
            readers.put(id, known);
        }
        return known;
    }
}

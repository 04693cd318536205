package io.gatehouse.schemas.serde;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/** Writes records in Confluent's wire format; asks for the schema's id once. */
final class WireSerializer<V extends SpecificRecord> implements Serializer<V> {

    private final String subject;
    private final SchemaIds ids;
    private final RecordWriter<V> writer;
    private volatile byte @Nullable [] head;

    WireSerializer(String subject, Class<V> type, SchemaIds ids) {
        this.subject = subject;
        this.ids = ids;
        this.writer = new RecordWriter<>(type);
    }

    @Override
    public byte @Nullable [] serialize(String topic, @Nullable V value) {
        return value == null ? null : writer.write(head(), value);
    }

    private byte[] head() {
        byte[] known = head;
        if (known == null) {
            known = WireFormat.head(ids.idOf(writer.schema(), subject));
            head = known;
        }
        return known;
    }
}

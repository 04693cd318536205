package io.gatehouse.schemas.serde;

import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * How state and changelogs are written: one byte that says which version of the schema, then plain Avro. Needs no
 * registry. Version 1 is the oldest schema; the newest is that of the class.
 *
 * @param <V> the record
 */
public final class StateSerde<V extends SpecificRecord> implements Serde<V> {

    private static final int MAX_VERSIONS = 255;

    private final byte[] head;
    private final RecordWriter<V> writer;
    private final List<RecordReader<V>> readers = new ArrayList<>();

    private StateSerde(Class<V> type, List<Schema> earlier) {
        if (earlier.size() >= MAX_VERSIONS) {
            throw new IllegalArgumentException(
                    type.getSimpleName() + ": " + earlier.size() + " earlier versions do not fit in one byte");
        }
        writer = new RecordWriter<>(type);
        head = new byte[] {(byte) (earlier.size() + 1)};
        earlier.forEach(schema -> readers.add(new RecordReader<>(schema, type)));
        readers.add(new RecordReader<>(writer.schema(), type));
    }

    /**
     * The serde of a record.
     *
     * @param earlier the schemas that state on disk may still have, oldest first, without that of the class
     */
    public static <V extends SpecificRecord> StateSerde<V> of(Class<V> type, Schema... earlier) {
        return new StateSerde<>(type, List.of(earlier));
    }

    @Override
    public Serializer<V> serializer() {
        return (topic, value) -> write(value);
    }

    @Override
    public Deserializer<V> deserializer() {
        return (topic, bytes) -> read(bytes);
    }

    private byte @Nullable [] write(@Nullable V value) {
        return value == null ? null : writer.write(head, value);
    }

    private @Nullable V read(byte @Nullable [] bytes) {
        if (bytes == null) {
            return null;
        }
        int version = bytes.length == 0 ? 0 : bytes[0] & 0xff;
        if (version == 0 || version > readers.size()) {
            throw new UndecodableException("state of version " + version + ", known are 1 to " + readers.size());
        }
        return readers.get(version - 1).read(bytes, 1);
    }
}

package io.gatehouse.schemas.serde;

import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.kafka.common.errors.SerializationException;

/**
 * Reads and writes records of whatever schema in Confluent's wire format, for programs that do not go by the classes of
 * the model, such as Kafka Connect. May be used by several threads.
 */
public final class GenericRecords {

    private final SchemaIds ids;
    private final Map<Integer, Written> written = new ConcurrentHashMap<>();

    /** Records of one schema. To make a reader takes longer than to read a record with it. */
    private record Written(Schema schema, GenericDatumReader<GenericRecord> reader) {}

    /**
     * @param client as {@link RegistryClients} makes it
     * @param autoRegister whether writing may register a schema
     */
    public GenericRecords(SchemaRegistryClient client, boolean autoRegister) {
        ids = new SchemaIds(client, autoRegister);
    }

    /**
     * Reads a record with the schema that it was written with.
     *
     * @throws UndecodableException if the bytes are no record
     * @throws RegistryUnavailableException if the registry gives no answer
     */
    public GenericRecord read(byte[] bytes) {
        Written written = writtenAs(WireFormat.schemaId(bytes));
        Schema schema = written.schema();
        BoundedDecoder decoder = new BoundedDecoder();
        decoder.over(bytes, WireFormat.HEAD_BYTES);
        try {
            GenericRecord value = written.reader().read(null, decoder);
            if (decoder.remainingBytes() != 0) {
                throw new UndecodableException(decoder.remainingBytes() + " bytes follow the " + schema.getName());
            }
            return value;
        } catch (UndecodableException e) {
            throw e;
        } catch (EOFException e) {
            throw new UndecodableException(
                    "the " + bytes.length + " bytes end before the " + schema.getName() + " does", e);
        } catch (IOException | RuntimeException e) {
            throw new UndecodableException("not a " + schema.getName() + ": " + e.getMessage(), e);
        }
    }

    /**
     * Writes a record with its own schema.
     *
     * @throws SerializationException if the record does not fit its schema, or the registry does not have or take that
     * @throws RegistryUnavailableException if the registry gives no answer
     */
    public byte[] write(String subject, GenericRecord value) {
        Schema schema = value.getSchema();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(WireFormat.head(ids.idOf(schema, subject)));
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
        try {
            new GenericDatumWriter<GenericRecord>(schema).write(value, encoder);
            encoder.flush();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        } catch (AvroRuntimeException | ClassCastException | NullPointerException e) {
            throw new SerializationException("cannot write " + schema.getName() + ": " + e.getMessage(), e);
        }
        return out.toByteArray();
    }

    private Written writtenAs(int id) {
        Written known = written.get(id);
        if (known != null) {
            return known;
        }
        Schema schema = ids.schemaOf(id);
        if (schema.getType() != Schema.Type.RECORD) {
            throw new UndecodableException("schema " + id + " is of a " + schema.getType() + ", not of a record");
        }
        Written made = new Written(schema, new GenericDatumReader<>(schema));
        written.put(id, made);
        return made;
    }
}

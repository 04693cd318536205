package io.gatehouse.schemas.serde;

import java.io.EOFException;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * Reads records of one type that were written with one schema. May be used by several threads, as {@link RecordWriter}
 * may.
 */
final class RecordReader<V extends SpecificRecord> {

    private final Schema expected;
    private final SpecificDatumReader<V> reader;
    private final AtomicReference<@Nullable BoundedDecoder> spare = new AtomicReference<>();

    RecordReader(Schema written, Class<V> type) {
        SpecificData data = ModelData.create(type);
        expected = data.getSchema(type);
        reader = new SpecificDatumReader<>(written, expected, data);
    }

    /**
     * Reads the record that begins at {@code from} and ends where the bytes end.
     *
     * @throws UndecodableException if there is no such record
     */
    V read(byte[] bytes, int from) {
        BoundedDecoder decoder = spare.getAndSet(null);
        if (decoder == null) {
            decoder = new BoundedDecoder();
        }
        try {
            decoder.over(bytes, from);
            V value = reader.read(null, decoder);
            refuseRest(decoder.remainingBytes());
            return value;
        } catch (UndecodableException | SecurityException e) {
            throw e;
        } catch (EOFException e) {
            throw new UndecodableException(
                    "the " + bytes.length + " bytes end before the " + expected.getName() + " does", e);
        } catch (IOException | RuntimeException e) {
            throw new UndecodableException("not a " + expected.getName() + ": " + e.getMessage(), e);
        } finally {
            decoder.release();
            spare.set(decoder);
        }
    }

    private void refuseRest(int rest) {
        if (rest != 0) {
            throw new UndecodableException(rest + " bytes follow the " + expected.getName());
        }
    }
}

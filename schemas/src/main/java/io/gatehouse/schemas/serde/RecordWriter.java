package io.gatehouse.schemas.serde;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;

/**
 * Writes records of one type: a head, then plain Avro. May be used by several threads: one of them at a time has the
 * spare buffer, another one that comes meanwhile makes its own.
 */
final class RecordWriter<V extends SpecificRecord> {

    private final Schema schema;
    private final SpecificDatumWriter<V> writer;
    private final AtomicReference<@Nullable Buffer> spare = new AtomicReference<>();

    RecordWriter(Class<V> type) {
        SpecificData data = ModelData.create(type);
        schema = data.getSchema(type);
        writer = new SpecificDatumWriter<>(schema, data);
    }

    Schema schema() {
        return schema;
    }

    byte[] write(byte[] head, V value) {
        Buffer buffer = spare.getAndSet(null);
        if (buffer == null) {
            buffer = new Buffer();
        }
        try {
            return buffer.write(head, value);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        } catch (RuntimeException e) {
            throw new SerializationException("cannot write " + schema.getName() + ": " + cause(value, e), e);
        } finally {
            spare.set(buffer.isModest() ? buffer : null);
        }
    }

    /** The generated writers only say that something was null; Avro's slow one says which field. */
    private String cause(V value, RuntimeException first) {
        SpecificData slow = new SpecificData(value.getClass().getClassLoader());
        slow.setCustomCoders(false);
        try {
            BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(new ByteSink(), null);
            new SpecificDatumWriter<V>(schema, slow).write(value, encoder);
            return first.toString();
        } catch (IOException | RuntimeException e) {
            return String.valueOf(e.getMessage());
        }
    }

    /** An encoder and where it writes to, used over and over. */
    private final class Buffer {

        private static final int ENCODER_BYTES = 2048;
        private static final int MODEST_BYTES = 256 * 1024;

        private final ByteSink sink = new ByteSink();
        private final BinaryEncoder encoder =
                new EncoderFactory().configureBufferSize(ENCODER_BYTES).binaryEncoder(sink, null);

        byte[] write(byte[] head, V value) throws IOException {
            boolean written = false;
            try {
                sink.write(head, 0, head.length);
                writer.write(value, encoder);
                encoder.flush();
                written = true;
                return sink.toByteArray();
            } finally {
                if (!written) {
                    encoder.flush();
                }
                sink.reset();
            }
        }

        boolean isModest() {
            return sink.capacity() <= MODEST_BYTES;
        }
    }
}

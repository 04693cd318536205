package io.gatehouse.schemas.serde;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.Decoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.util.Utf8;

/**
 * Avro's binary decoder over bytes in memory, which refuses to believe that a collection has more items than there are
 * bytes left. The generated classes allocate arrays of the length that the bytes claim: five bytes would ask for
 * gigabytes. (Strings and bytes Avro bounds itself.)
 */
final class BoundedDecoder extends Decoder {

    private static final byte[] NOTHING = new byte[0];

    private BinaryDecoder in = DecoderFactory.get().binaryDecoder(NOTHING, null);

    /** Starts on other bytes. */
    void over(byte[] bytes, int from) {
        in = DecoderFactory.get().binaryDecoder(bytes, from, bytes.length - from, in);
    }

    /** Lets go of the bytes. */
    void release() {
        over(NOTHING, 0);
    }

    /** How many bytes have not been read. */
    @Override
    public int remainingBytes() {
        return in.remainingBytes();
    }

    @Override
    public long readArrayStart() throws IOException {
        return bounded(in.readArrayStart());
    }

    @Override
    public long arrayNext() throws IOException {
        return bounded(in.arrayNext());
    }

    @Override
    public long skipArray() throws IOException {
        return bounded(in.skipArray());
    }

    @Override
    public long readMapStart() throws IOException {
        return bounded(in.readMapStart());
    }

    @Override
    public long mapNext() throws IOException {
        return bounded(in.mapNext());
    }

    @Override
    public long skipMap() throws IOException {
        return bounded(in.skipMap());
    }

    private long bounded(long items) {
        if (items > in.remainingBytes()) {
            throw new AvroRuntimeException(
                    "a collection claims " + items + " items in " + in.remainingBytes() + " bytes");
        }
        return items;
    }

    @Override
    public void readNull() throws IOException {
        in.readNull();
    }

    @Override
    public boolean readBoolean() throws IOException {
        return in.readBoolean();
    }

    @Override
    public int readInt() throws IOException {
        return in.readInt();
    }

    @Override
    public long readLong() throws IOException {
        return in.readLong();
    }

    @Override
    public float readFloat() throws IOException {
        return in.readFloat();
    }

    @Override
    public double readDouble() throws IOException {
        return in.readDouble();
    }

    @Override
    public Utf8 readString(Utf8 old) throws IOException {
        return in.readString(old);
    }

    @Override
    public String readString() throws IOException {
        return in.readString();
    }

    @Override
    public void skipString() throws IOException {
        in.skipString();
    }

    @Override
    public ByteBuffer readBytes(ByteBuffer old) throws IOException {
        return in.readBytes(old);
    }

    @Override
    public void skipBytes() throws IOException {
        in.skipBytes();
    }

    @Override
    public void readFixed(byte[] bytes, int start, int length) throws IOException {
        in.readFixed(bytes, start, length);
    }

    @Override
    public void skipFixed(int length) throws IOException {
        in.skipFixed(length);
    }

    @Override
    public int readEnum() throws IOException {
        return in.readEnum();
    }

    @Override
    public int readIndex() throws IOException {
        return in.readIndex();
    }
}

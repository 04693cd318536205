package io.gatehouse.schemas.serde;

import java.io.OutputStream;
import java.util.Arrays;

/** A byte array that grows, for one thread: {@link java.io.ByteArrayOutputStream} without its locks. */
final class ByteSink extends OutputStream {

    private static final int INITIAL_BYTES = 1024;

    private byte[] bytes = new byte[INITIAL_BYTES];
    private int size;

    @Override
    public void write(int b) {
        reserve(1);
        bytes[size++] = (byte) b;
    }

    @Override
    public void write(byte[] source, int offset, int length) {
        reserve(length);
        System.arraycopy(source, offset, bytes, size, length);
        size += length;
    }

    byte[] toByteArray() {
        return Arrays.copyOf(bytes, size);
    }

    void reset() {
        size = 0;
    }

    int capacity() {
        return bytes.length;
    }

    private void reserve(int more) {
        int wanted = Math.addExact(size, more);
        if (wanted > bytes.length) {
            bytes = Arrays.copyOf(bytes, (int) Math.min(Math.max(2L * bytes.length, wanted), Integer.MAX_VALUE - 8L));
        }
    }
}

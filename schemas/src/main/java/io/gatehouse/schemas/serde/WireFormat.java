package io.gatehouse.schemas.serde;

import java.nio.ByteBuffer;

/**
 * Confluent's wire format: a magic byte 0, four bytes of schema id (big endian), then Avro's binary encoding. See
 * "Wire format" in the documentation of Confluent's Schema Registry.
 */
final class WireFormat {

    static final int HEAD_BYTES = 1 + Integer.BYTES;
    private static final byte MAGIC = 0;

    private WireFormat() {}

    static byte[] head(int schemaId) {
        return ByteBuffer.allocate(HEAD_BYTES).put(MAGIC).putInt(schemaId).array();
    }

    /**
     * The schema id in the head.
     *
     * @throws UndecodableException if there is no such head
     */
    static int schemaId(byte[] bytes) {
        if (bytes.length < HEAD_BYTES) {
            throw new UndecodableException(bytes.length + " bytes are too few for magic byte and schema id");
        }
        if (bytes[0] != MAGIC) {
            throw new UndecodableException("magic byte is " + (bytes[0] & 0xff) + ", not " + MAGIC);
        }
        return ByteBuffer.wrap(bytes, 1, Integer.BYTES).getInt();
    }
}

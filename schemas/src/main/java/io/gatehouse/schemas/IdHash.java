package io.gatehouse.schemas;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Hashes fields one after the other, each with its length before it; an absent field has the length -1. */
final class IdHash {

    private static final int ID_BYTES = 16;
    private static final int INITIAL_BYTES = 256;

    /** Copied for each hash: to look the algorithm up takes longer than to hash. */
    private static final MessageDigest SHA_256 = sha256();

    private ByteBuffer bytes = ByteBuffer.allocate(INITIAL_BYTES);

    IdHash(String kind) {
        text(kind);
    }

    IdHash text(@Nullable String text) {
        if (text == null) {
            room(Integer.BYTES).putInt(-1);
            return this;
        }
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        room(Integer.BYTES + utf8.length).putInt(utf8.length).put(utf8);
        return this;
    }

    IdHash number(long number) {
        room(Integer.BYTES + Long.BYTES).putInt(Long.BYTES).putLong(number);
        return this;
    }

    String hex() {
        return HexFormat.of().formatHex(digest(), 0, ID_BYTES);
    }

    /** The first 64 bits. */
    long head() {
        return ByteBuffer.wrap(digest()).getLong();
    }

    private byte[] digest() {
        MessageDigest sha256 = copy();
        sha256.update(bytes.flip());
        return sha256.digest();
    }

    private static MessageDigest copy() {
        try {
            return (MessageDigest) SHA_256.clone();
        } catch (CloneNotSupportedException e) {
            return sha256();
        }
    }

    private ByteBuffer room(int more) {
        if (bytes.remaining() < more) {
            int wanted = Math.max(2 * bytes.capacity(), bytes.position() + more);
            bytes = ByteBuffer.allocate(wanted).put(bytes.flip());
        }
        return bytes;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}

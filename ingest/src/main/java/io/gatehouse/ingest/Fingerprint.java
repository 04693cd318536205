package io.gatehouse.ingest;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * The identity of a log file, which survives renaming, copying and a change of the disk: SHA-256, cut to 128 bits, as
 * 32 hex digits, over
 *
 * <ol>
 *   <li>for a shell log only: its file name up to the first {@code .log} (all of it without one) and a NUL, because
 *       these files name their user nowhere else and often begin with the same line or an empty one;
 *   <li>the first line of the file, without its line feed, at most its first 4096 bytes.
 * </ol>
 *
 * It is known as soon as the first line is complete, hence before any record of the file is sent; what is appended
 * never changes it; and a first line that never got its line feed has, in a replay, the fingerprint that it has once it
 * gets it.
 */
final class Fingerprint {

    /** How many bytes of the first line count. */
    static final int HEAD = 4096;

    private final LogSource source;
    private final String name;

    Fingerprint(LogSource source, Path path) {
        this.source = source;
        this.name = stem(String.valueOf(path.getFileName()));
    }

    /** The fingerprint of the file that begins with this line (given without its line feed). */
    String of(ByteBuffer firstLine) {
        MessageDigest digest = sha256();
        if (source == LogSource.SHELL) {
            digest.update(name.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
        }
        ByteBuffer head = firstLine.duplicate();
        head.limit(Math.min(head.limit(), head.position() + HEAD));
        digest.update(head);
        return HexFormat.of().formatHex(Arrays.copyOf(digest.digest(), 16));
    }

    private static String stem(String name) {
        int end = name.indexOf(".log");
        return end < 0 ? name : name.substring(0, end);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}

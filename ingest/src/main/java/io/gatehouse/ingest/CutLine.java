package io.gatehouse.ingest;

import java.nio.ByteBuffer;

/**
 * A line cut out of a file, bytes as they came.
 *
 * @param offset byte offset of its first byte
 * @param nextOffset byte offset after it and its line feed
 * @param bytes the line without its line feed (a carriage return stays), cut at {@link LineCutter#LIMIT}
 * @param length its true length in bytes, without the line feed
 */
public record CutLine(long offset, long nextOffset, ByteBuffer bytes, long length) {}

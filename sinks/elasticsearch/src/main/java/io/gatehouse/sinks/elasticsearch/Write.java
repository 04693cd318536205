package io.gatehouse.sinks.elasticsearch;

import org.jspecify.annotations.Nullable;

/**
 * A document to be written.
 *
 * @param index the index, or the data stream
 * @param id identity of the record
 * @param revision an older one never replaces a newer one; null for a data stream, which takes an id once
 * @param source the document as JSON
 */
@SuppressWarnings("ArrayRecordComponent") // bytes on their way, never compared
record Write(String index, String id, @Nullable Long revision, byte[] source) {}

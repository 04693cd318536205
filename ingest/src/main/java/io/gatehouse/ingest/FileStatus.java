package io.gatehouse.ingest;

import org.jspecify.annotations.Nullable;

/**
 * How one file is doing.
 *
 * @param source what kind of lines
 * @param path path on the host
 * @param reading whether it is being read; if not, {@code problem} says why
 * @param offset byte offset up to which it has been sent
 * @param acknowledged byte offset up to which Kafka has it
 * @param atEnd whether all its complete lines have been sent
 * @param problem why it is not being read, or null
 */
public record FileStatus(
        LogSource source,
        String path,
        boolean reading,
        long offset,
        long acknowledged,
        boolean atEnd,
        @Nullable String problem) {}

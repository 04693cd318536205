/**
 * The agent of one host: reads its log files and sends each line, without the secrets in it, to the raw topic; and the reader that
 * {@code replay} shares with it, so that both make the same {@link io.gatehouse.model.RawLine}s of the same files.
 *
 * <p>The flow: {@code LogFiles} finds the configured files and opens a {@code TailedFile} for each; {@code MergedLines}
 * delivers their lines in the order of their times; {@code RawLines} makes records of them; {@code Delivery} sends
 * these and counts what Kafka has acknowledged; {@code CheckpointFile} saves that.
 */
@NullMarked
package io.gatehouse.ingest;

import org.jspecify.annotations.NullMarked;

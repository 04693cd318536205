/**
 * The language of the pipeline: its topics and the identities of its records. The records themselves are generated
 * from {@code src/main/avro} into {@code io.gatehouse.model}.
 */
@NullMarked
package io.gatehouse.schemas;

import org.jspecify.annotations.NullMarked;

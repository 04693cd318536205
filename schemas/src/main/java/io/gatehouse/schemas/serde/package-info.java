/**
 * How records are written: Confluent's wire format on topics, plain Avro with a version byte in state. Confluent's
 * client registers and looks up schemas; reading and writing is done here, because it is done for every line.
 */
@NullMarked
package io.gatehouse.schemas.serde;

import org.jspecify.annotations.NullMarked;

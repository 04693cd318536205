/** Kafka in this process: a real broker over a data directory, and a real Connect worker. */
@NullMarked
package io.gatehouse.embedded;

import org.jspecify.annotations.NullMarked;

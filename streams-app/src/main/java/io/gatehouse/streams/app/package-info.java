/** Starts and stops the topology as a Kafka Streams application. */
@NullMarked
package io.gatehouse.streams.app;

import org.jspecify.annotations.NullMarked;

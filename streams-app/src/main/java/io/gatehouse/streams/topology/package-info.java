/** The one topology: wires the pure steps (intake, parse, session, detect) to Kafka Streams. The only package that knows it, with app. */
@NullMarked
package io.gatehouse.streams.topology;

import org.jspecify.annotations.NullMarked;

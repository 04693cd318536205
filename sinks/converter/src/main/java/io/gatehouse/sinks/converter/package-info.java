/** The Kafka Connect converter of our records. */
@NullMarked
package io.gatehouse.sinks.converter;

import org.jspecify.annotations.NullMarked;

/** What all sinks share: the Kafka Connect converter of our records. */
@NullMarked
package io.gatehouse.sinks.common;

import org.jspecify.annotations.NullMarked;

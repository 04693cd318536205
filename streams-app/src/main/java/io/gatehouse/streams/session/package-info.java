/** Joins events to login sessions: which login a command was typed in, and how sure that is. Pure: no Kafka, no clock. */
@NullMarked
package io.gatehouse.streams.session;

import org.jspecify.annotations.NullMarked;

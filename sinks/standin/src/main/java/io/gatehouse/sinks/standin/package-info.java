/** Servers that stand in for the targets of sinks on one machine: for the demo and for tests, not for use. */
@NullMarked
package io.gatehouse.sinks.standin;

import org.jspecify.annotations.NullMarked;

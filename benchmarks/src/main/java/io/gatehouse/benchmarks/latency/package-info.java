/** Measures how long it takes from a line in a file to the alert in its topic. */
@NullMarked
package io.gatehouse.benchmarks.latency;

import org.jspecify.annotations.NullMarked;

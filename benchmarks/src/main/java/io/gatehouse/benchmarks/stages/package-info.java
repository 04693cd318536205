/** Measures each step of the topology by itself, on one thread without Kafka. */
@NullMarked
package io.gatehouse.benchmarks.stages;

import org.jspecify.annotations.NullMarked;

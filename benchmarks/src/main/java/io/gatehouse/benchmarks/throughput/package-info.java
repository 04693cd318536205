/** Runs the whole topology and two pass-throughs over the same raw records in turn. */
@NullMarked
package io.gatehouse.benchmarks.throughput;

import org.jspecify.annotations.NullMarked;

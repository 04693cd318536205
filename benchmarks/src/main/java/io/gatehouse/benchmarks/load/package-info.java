/** Makes up the log lines of many hosts, the same ones for the same seed, and counts what must come of them. */
@NullMarked
package io.gatehouse.benchmarks.load;

import org.jspecify.annotations.NullMarked;

/** Measures the pipeline: lines per second beside a pass-through, time per stage, and latency from line to alert. */
@NullMarked
package io.gatehouse.benchmarks;

import org.jspecify.annotations.NullMarked;

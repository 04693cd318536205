/** A flood of failed logins through the part of the topology that makes alerts. */
@NullMarked
package io.gatehouse.benchmarks.soak;

import org.jspecify.annotations.NullMarked;

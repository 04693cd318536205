@NullMarked
package io.gatehouse.benchmarks.load;

import org.jspecify.annotations.NullMarked;

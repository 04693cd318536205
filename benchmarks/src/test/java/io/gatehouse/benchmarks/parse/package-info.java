@NullMarked
package io.gatehouse.benchmarks.parse;

import org.jspecify.annotations.NullMarked;

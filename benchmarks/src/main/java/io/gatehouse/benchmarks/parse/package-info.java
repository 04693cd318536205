/** Measures the parser beside the old set-up's grok patterns and beside one regular expression. */
@NullMarked
package io.gatehouse.benchmarks.parse;

import org.jspecify.annotations.NullMarked;

/** The allowlist with few and with many entries. */
@NullMarked
package io.gatehouse.benchmarks.allowlist;

import org.jspecify.annotations.NullMarked;

/** The session and join step alone, with few and with many open sessions. */
@NullMarked
package io.gatehouse.benchmarks.session;

import org.jspecify.annotations.NullMarked;

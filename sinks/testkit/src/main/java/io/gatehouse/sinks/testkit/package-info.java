/** For the tests of sinks: a real broker and worker, and the contract that every sink holds. */
@NullMarked
package io.gatehouse.sinks.testkit;

import org.jspecify.annotations.NullMarked;

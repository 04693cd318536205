/** Watches over all hosts together: which of them have fallen silent. */
@NullMarked
package io.gatehouse.streams.detect.fleet;

import org.jspecify.annotations.NullMarked;

/** All rules at once: what of a record any of them could want is looked at once. */
@NullMarked
package io.gatehouse.streams.detect.sigma.index;

import org.jspecify.annotations.NullMarked;

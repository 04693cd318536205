/** What the fields and log sources of rules mean: names mapped onto our records. */
@NullMarked
package io.gatehouse.streams.detect.sigma.field;

import org.jspecify.annotations.NullMarked;

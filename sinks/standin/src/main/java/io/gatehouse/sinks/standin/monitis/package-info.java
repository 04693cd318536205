/** A stand-in for Monitis, whose service is gone. */
@NullMarked
package io.gatehouse.sinks.standin.monitis;

import org.jspecify.annotations.NullMarked;

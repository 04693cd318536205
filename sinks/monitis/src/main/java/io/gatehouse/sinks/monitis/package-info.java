/** Logins and alerts as results of Monitis custom monitors. */
@NullMarked
package io.gatehouse.sinks.monitis;

import org.jspecify.annotations.NullMarked;

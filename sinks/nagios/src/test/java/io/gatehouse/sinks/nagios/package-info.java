/** Passive check results for Nagios, through its external command file or NSCA. */
@NullMarked
package io.gatehouse.sinks.nagios;

import org.jspecify.annotations.NullMarked;

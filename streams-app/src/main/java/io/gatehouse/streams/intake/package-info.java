/** What of each file of a host has arrived: accepts every line once and keeps a list of what is missing. Pure. */
@NullMarked
package io.gatehouse.streams.intake;

import org.jspecify.annotations.NullMarked;

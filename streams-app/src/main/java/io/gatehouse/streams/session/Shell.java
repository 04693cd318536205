package io.gatehouse.streams.session;

import org.jspecify.annotations.Nullable;

/**
 * A shell that was seen in a session.
 *
 * @param pid its process id
 * @param tty its terminal, where that is known
 * @param exact whether it is tied to the session by proof
 * @param seen event time of the first line that speaks of it, in microseconds
 */
record Shell(long pid, @Nullable String tty, boolean exact, long seen) {}

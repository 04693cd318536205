/** What the agent and the parsers both read of a log line: the time at its head. */
@NullMarked
package io.gatehouse.schemas.line;

import org.jspecify.annotations.NullMarked;

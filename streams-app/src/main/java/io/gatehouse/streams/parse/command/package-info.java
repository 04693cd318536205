/** Logs of what was typed or run: shell hooks, shells, snoopy, Python. */
@NullMarked
package io.gatehouse.streams.parse.command;

import org.jspecify.annotations.NullMarked;

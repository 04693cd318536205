/** Programs, each with the forms of its messages. */
@NullMarked
package io.gatehouse.streams.parse.program;

import org.jspecify.annotations.NullMarked;

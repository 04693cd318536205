/** What stands before a message: time, host, program and process id; an entry of the journal says the same in JSON. */
@NullMarked
package io.gatehouse.streams.parse.header;

import org.jspecify.annotations.NullMarked;

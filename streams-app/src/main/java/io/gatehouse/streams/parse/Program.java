package io.gatehouse.streams.parse;

import org.jspecify.annotations.Nullable;

/** Reads the messages of one program. */
interface Program {

    /** What the message says; null where it has none of the forms known here. */
    @Nullable
    Reading read(Message message);
}

package io.gatehouse.streams.parse;

import io.gatehouse.streams.parse.form.Form;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the messages of one program. */
public interface Program {

    /** What the message says; null where it has none of the forms known here. */
    @Nullable
    Reading read(Message message);

    /** The forms of message that it knows, as far as they are declared as such. */
    default List<Form> forms() {
        return List.of();
    }
}

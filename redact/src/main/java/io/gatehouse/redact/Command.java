package io.gatehouse.redact;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A program and its arguments.
 *
 * @param words the name of the program, perhaps behind assignments and other programs ({@code sudo}, {@code env}), and its arguments
 * @param input the command whose output it reads through a pipe
 * @param given the text that it reads ({@code <<< text})
 */
record Command(List<Word> words, @Nullable Command input, List<Word> given) {

    static Command of(List<Word> words) {
        return new Command(words, null, List.of());
    }
}

package io.gatehouse.streams.parse;

import org.jspecify.annotations.Nullable;

/**
 * An account as a line names it.
 *
 * @param name its name, where it is said
 * @param id its numeric id as text, where it is said
 */
public record Account(@Nullable String name, @Nullable String id) {
    private static final String ID = "(uid=";

    public static Account named(@Nullable String name) {
        return new Account(name, null);
    }

    /** Reads {@code alice(uid=1201)}, {@code alice} or {@code (uid=0)}. */
    public static Account read(String text) {
        int mark = text.lastIndexOf(ID);
        if (mark < 0 || !text.endsWith(")")) {
            return named(text.isEmpty() ? null : text);
        }
        String name = text.substring(0, mark);
        return new Account(name.isEmpty() ? null : name, text.substring(mark + ID.length(), text.length() - 1));
    }
}

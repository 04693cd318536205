package io.gatehouse.redact;

import org.jspecify.annotations.Nullable;

/** A word of a command, its quotes taken off: an argument. */
final class Word {
    private final Text text;
    private final @Nullable Quoting quoting;

    private Word(Text text, @Nullable Quoting quoting) {
        this.text = text;
        this.quoting = quoting;
    }

    /** An argument as a program got it. */
    static Word argument(Text text) {
        return new Word(text, null);
    }

    /** A word as it was typed. */
    static Word typed(Text text, Quoting quoting) {
        return new Word(text, quoting);
    }

    String value() {
        return text.chars();
    }

    Text text() {
        return text;
    }

    /** The name of the program, if the word is one; IPython has {@code !} or {@code %} before it. */
    String program() {
        String value = value();
        int begin = value.lastIndexOf('/') + 1;
        while (begin < value.length() && (value.charAt(begin) == '!' || value.charAt(begin) == '%')) {
            begin++;
        }
        return value.substring(begin);
    }

    /** Whether the shell would expand a variable that begins here. */
    boolean isExpanded(int index) {
        return quoting != null && quoting.isExpanded(index);
    }

    /** Whether this character was typed within quotes. */
    boolean isQuoted(int index) {
        return quoting != null && quoting.isQuoted(index);
    }

    Span span(int begin, int end) {
        Span bare = text.span(begin, end);
        return quoting == null ? bare : quoting.whole(bare, begin, end);
    }
}

package io.gatehouse.streams.parse;

import org.jspecify.annotations.Nullable;

/**
 * Walks over a message from both ends: what was read is behind the front or beyond the back. What is not there is
 * null, -1 or false, and then nothing moves. Every step is linear in what it passes.
 */
public final class Cursor {
    private static final int MAX_DIGITS = 18;

    private final String text;
    private int at;
    private int end;

    public Cursor(String text) {
        this.text = text;
        this.end = text.length();
    }

    /** Index of the front in the message. */
    public int at() {
        return at;
    }

    public boolean atEnd() {
        return at >= end;
    }

    public boolean startsWith(String literal) {
        return literal.length() <= end - at && text.startsWith(literal, at);
    }

    /** Moves over a literal at the front. */
    public boolean skip(String literal) {
        boolean there = startsWith(literal);
        at += there ? literal.length() : 0;
        return there;
    }

    /** Moves over a literal at the back. */
    public boolean skipLast(String literal) {
        boolean there = literal.length() <= end - at && text.startsWith(literal, end - literal.length());
        end -= there ? literal.length() : 0;
        return there;
    }

    public Cursor skipBlanks() {
        while (at < end && text.charAt(at) == ' ') {
            at++;
        }
        return this;
    }

    /** What is left. */
    public String rest() {
        String rest = text.substring(at, end);
        at = end;
        return rest;
    }

    /** The text before the first {@code mark}; moves behind the mark. */
    @Nullable
    public String upTo(String mark) {
        int found = text.indexOf(mark, at);
        if (found < 0 || found > end - mark.length()) {
            return null;
        }
        String before = text.substring(at, found);
        at = found + mark.length();
        return before;
    }

    /** The text behind the last {@code mark}; moves the back before the mark. */
    @Nullable
    public String afterLast(String mark) {
        int found = text.lastIndexOf(mark, end - mark.length());
        if (found < at) {
            return null;
        }
        String behind = text.substring(found + mark.length(), end);
        end = found;
        return behind;
    }

    /** The text up to the next blank, or to the end; moves behind the blank. */
    public String word() {
        String word = upTo(" ");
        return word == null ? rest() : word;
    }

    /** The decimal number at the front; moves behind its digits. */
    public long number() {
        int stop = at;
        while (stop < end && isDigit(text.charAt(stop))) {
            stop++;
        }
        if (stop == at || stop - at > MAX_DIGITS) {
            return -1;
        }
        long number = Long.parseLong(text, at, stop, 10);
        at = stop;
        return number;
    }

    /** The decimal number at the back, where {@code mark} stands before it; moves the back before the mark. */
    public long lastNumber(String mark) {
        int start = end;
        while (start > at && isDigit(text.charAt(start - 1))) {
            start--;
        }
        int markAt = start - mark.length();
        if (start == end || end - start > MAX_DIGITS || markAt < at || !text.startsWith(mark, markAt)) {
            return -1;
        }
        long number = Long.parseLong(text, start, end, 10);
        end = markAt;
        return number;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}

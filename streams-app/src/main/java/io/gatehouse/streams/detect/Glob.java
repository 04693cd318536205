package io.gatehouse.streams.detect;

import org.jspecify.annotations.Nullable;

/** A pattern with {@code *} (any text) and {@code ?} (one character) that the whole value must match; no other character is special. */
public final class Glob {
    private final String pattern;

    /** Any text is a pattern. */
    public Glob(String pattern) {
        this.pattern = pattern;
    }

    /** Whether the value matches; an absent value matches nothing. Time is the product of both lengths at worst. */
    public boolean matches(@Nullable String value) {
        if (value == null) {
            return false;
        }
        int p = 0;
        int v = 0;
        int star = -1;
        int resume = 0;
        while (v < value.length()) {
            if (p < pattern.length() && pattern.charAt(p) == '*') {
                star = p++;
                resume = v;
            } else if (p < pattern.length() && (pattern.charAt(p) == '?' || pattern.charAt(p) == value.charAt(v))) {
                p++;
                v++;
            } else if (star >= 0) {
                p = star + 1;
                v = ++resume;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '*') {
            p++;
        }
        return p == pattern.length();
    }
}

package io.gatehouse.streams.detect.allow;

import com.google.re2j.Pattern;
import io.gatehouse.streams.detect.Glob;
import io.gatehouse.streams.detect.LinearRegex;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * What a text has to be, the whole of it: a glob ({@code web-*}) or a regular expression between slashes ({@code /web-[0-9]+/}). Time
 * is linear in the text: the engine of the expressions (RE2) knows no back-references and no look-around.
 *
 * @param exact whether only this one text fits
 */
record TextPattern(String written, boolean exact, Predicate<String> test) {
    /**
     * Reads a pattern.
     *
     * @param anyCase whether capital and small letters are the same
     * @throws IllegalArgumentException where it is empty or no such expression
     */
    static TextPattern of(String written, boolean anyCase) {
        if (written.isBlank()) {
            throw new IllegalArgumentException("an empty pattern fits nothing: leave it out");
        }
        if (isRegex(written)) {
            return regex(written, written.substring(1, written.length() - 1), anyCase);
        }
        boolean exact = written.indexOf('*') < 0 && written.indexOf('?') < 0;
        Glob glob = new Glob(anyCase ? written.toLowerCase(Locale.ROOT) : written);
        return new TextPattern(
                written, exact, anyCase ? text -> glob.matches(text.toLowerCase(Locale.ROOT)) : glob::matches);
    }

    static boolean isRegex(String written) {
        return written.length() > 1 && written.startsWith("/") && written.endsWith("/");
    }

    /** The expression that a whole text has to match. */
    static TextPattern regex(String written, String expression, boolean anyCase) {
        try {
            Pattern pattern = LinearRegex.compile(expression, anyCase ? Pattern.CASE_INSENSITIVE : 0);
            return new TextPattern(written, false, pattern::matches);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("\"" + written + "\": " + e.getMessage(), e);
        }
    }
}

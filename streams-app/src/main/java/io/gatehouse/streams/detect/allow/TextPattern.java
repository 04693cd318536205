package io.gatehouse.streams.detect.allow;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.gatehouse.streams.detect.Glob;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Matcher;

/**
 * What a text has to be, the whole of it: a glob ({@code web-*}) or a regular expression between slashes ({@code /web-[0-9]+/}). Time
 * is linear in the text: the engine of the expressions (RE2) knows no back-references and no look-around.
 *
 * @param exact whether only this one text fits
 */
record TextPattern(String written, boolean exact, Predicate<String> test) {
    private static final int LONGEST = 1000;
    private static final int MOST_REPETITIONS = 1000;
    private static final java.util.regex.Pattern COUNT = java.util.regex.Pattern.compile("\\{([0-9]+)(?:,([0-9]*))?}");

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
        if (expression.isEmpty() || expression.length() > LONGEST || repetitions(expression) > MOST_REPETITIONS) {
            throw new IllegalArgumentException("\"" + written + "\": an expression has 1 to " + LONGEST
                    + " letters, and its counts like {3} come to " + MOST_REPETITIONS + " at most, multiplied");
        }
        try {
            Pattern pattern = Pattern.compile(expression, anyCase ? Pattern.CASE_INSENSITIVE : 0);
            return new TextPattern(written, false, pattern::matches);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(
                    "\"" + written + "\" is no regular expression of RE2: " + e.getDescription(), e);
        }
    }

    /** A count within a count makes a program of their product; without a bound three of them would fill the memory. */
    private static long repetitions(String expression) {
        long product = 1;
        Matcher counts = COUNT.matcher(expression);
        while (counts.find() && product <= MOST_REPETITIONS) {
            String most = counts.group(2) == null || counts.group(2).isEmpty() ? counts.group(1) : counts.group(2);
            product *= most.length() > 4 ? MOST_REPETITIONS + 1 : Math.max(1, Long.parseLong(most));
        }
        return product;
    }
}

package io.gatehouse.streams.detect;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.regex.Matcher;

/** Regular expressions that users write: RE2, whose time is linear in the text, without back-references and look-around. */
public final class LinearRegex {
    private static final int LONGEST = 1000;
    private static final int MOST_REPETITIONS = 1000;
    private static final java.util.regex.Pattern COUNT = java.util.regex.Pattern.compile("\\{([0-9]+)(?:,([0-9]*))?}");

    private LinearRegex() {}

    /**
     * Compiles one.
     *
     * @param flags of {@link Pattern}
     * @throws IllegalArgumentException that says why where it cannot be done
     */
    public static Pattern compile(String expression, int flags) {
        if (expression.isEmpty() || expression.length() > LONGEST || repetitions(expression) > MOST_REPETITIONS) {
            throw new IllegalArgumentException("an expression has 1 to " + LONGEST
                    + " letters, and its counts like {3} come to " + MOST_REPETITIONS + " at most, multiplied");
        }
        try {
            return Pattern.compile(expression, flags);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException("it is no regular expression of RE2: " + e.getDescription(), e);
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

package io.gatehouse.streams.detect.sigma;

import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A short text in which a regular expression is found, made from the expression: of alternatives the first that is not empty, of what may
 * repeat as little as has to be. Knows groups, alternatives, classes, escapes, quantifiers and anchors at the ends.
 */
final class RegexSample {
    /** What a class of characters is tried with, the harmless ones first. */
    private static final String CANDIDATES = "x0 "
            + IntStream.rangeClosed('!', '~').mapToObj(Character::toString).collect(Collectors.joining());

    private final String regex;
    private int at;

    private RegexSample(String regex) {
        this.regex = regex;
    }

    /** A text in which the expression is found. */
    static String of(String regex) {
        String sample = new RegexSample(regex).alternatives();
        if (!Pattern.compile(regex).matcher(sample).find()) {
            throw new AssertionError("'" + sample + "' is no sample of " + regex);
        }
        return sample;
    }

    private boolean next(String expected) {
        boolean found = regex.startsWith(expected, at);
        at += found ? expected.length() : 0;
        return found;
    }

    private String alternatives() {
        String sample = sequence();
        while (next("|")) {
            String other = sequence();
            sample = sample.isEmpty() ? other : sample;
        }
        return sample;
    }

    private String sequence() {
        StringBuilder sample = new StringBuilder();
        while (at < regex.length() && regex.charAt(at) != '|' && regex.charAt(at) != ')') {
            String one = one();
            sample.append(one.repeat(times()));
        }
        return sample.toString();
    }

    private String one() {
        if (next("(?i)") || next("^") || next("$")) {
            return "";
        }
        if (next("(?:") || next("(")) {
            String group = alternatives();
            at += ")".length();
            return group;
        }
        return character(atom());
    }

    /** A class, an escape or a letter, as it is written. */
    private String atom() {
        int begin = at;
        boolean isClass = regex.charAt(at) == '[';
        skip();
        while (isClass && !next("]")) {
            skip();
        }
        return regex.substring(begin, at);
    }

    private void skip() {
        at += regex.charAt(at) == '\\' ? 2 : 1;
    }

    private static String character(String atom) {
        Pattern pattern = Pattern.compile(atom);
        return CANDIDATES
                .chars()
                .mapToObj(Character::toString)
                .filter(one -> pattern.matcher(one).matches())
                .findFirst()
                .orElseThrow(() -> new AssertionError("no character is " + atom));
    }

    /** How often what stands before has to be there. */
    private int times() {
        if (next("?") || next("*")) {
            return 0;
        }
        if (next("+") || !next("{")) {
            return 1;
        }
        int end = regex.indexOf('}', at);
        String least = regex.substring(at, end).replaceFirst(",.*", "");
        at = end + 1;
        return Integer.parseInt(least);
    }
}

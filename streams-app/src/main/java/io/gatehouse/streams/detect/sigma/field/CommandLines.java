package io.gatehouse.streams.detect.sigma.field;

import org.jspecify.annotations.Nullable;

/** What can be told of a command line as it was typed. */
final class CommandLines {
    private CommandLines() {}

    /** The path of the first program in it, a slash before a bare name; null where there is none. Variables set before it are no program. */
    static @Nullable String program(String line) {
        int from = 0;
        while (true) {
            while (from < line.length() && isBetween(line.charAt(from))) {
                from++;
            }
            int end = from;
            while (end < line.length() && !isBetween(line.charAt(end))) {
                end++;
            }
            if (from == end) {
                return null;
            }
            String word = line.substring(from, end);
            if (!isAssignment(word)) {
                return word.indexOf('/') >= 0 ? word : "/" + word;
            }
            from = end;
        }
    }

    private static boolean isBetween(char c) {
        return c == ' ' || c == '\t' || c == '\n' || c == ';' || c == '|' || c == '&' || c == '(' || c == ')'
                || c == '{';
    }

    private static boolean isAssignment(String word) {
        int equals = word.indexOf('=');
        return equals > 0 && word.chars().limit(equals).allMatch(c -> c == '_' || Character.isLetterOrDigit(c));
    }
}

package io.gatehouse.streams.detect.sigma.index;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Reads off a regular expression some texts of which every value holds one that it is found in: {@code \b(rm|shred)\b.*\.log} needs
 * {@code .log}. A value without any of them need not be tried. Reads what RE2 reads ({@code github.com/google/re2/wiki/Syntax}); of what
 * it does not know it asks nothing.
 */
final class RequiredTexts {
    private static final String REPEATS = "*+?{";

    private final String expression;
    private int at;

    private RequiredTexts(String expression) {
        this.expression = expression;
    }

    /** Such texts; none where the expression has no plain text that is always there. */
    static Set<String> of(String expression) {
        RequiredTexts reader = new RequiredTexts(expression);
        try {
            Set<String> texts = reader.alternatives();
            return reader.isAtEnd() ? texts : Set.of();
        } catch (UnknownSyntaxException e) {
            return Set.of();
        }
    }

    private static final class UnknownSyntaxException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private boolean isAtEnd() {
        return at == expression.length();
    }

    private char peek() {
        if (isAtEnd()) {
            throw new UnknownSyntaxException();
        }
        return expression.charAt(at);
    }

    private char take() {
        char c = peek();
        at++;
        return c;
    }

    /** One of these matches: any of them may, so all their texts are needed, and none is if one of them has none. */
    private Set<String> alternatives() {
        Set<String> all = new LinkedHashSet<>();
        boolean always = true;
        do {
            Set<String> branch = sequence();
            always &= !branch.isEmpty();
            all.addAll(branch);
        } while (!isAtEnd() && peek() == '|' && take() == '|');
        return always ? all : Set.of();
    }

    /** All of its parts match one after the other: the part with the longest texts says most. */
    private Set<String> sequence() {
        Best best = new Best();
        while (!isAtEnd() && peek() != '|' && peek() != ')') {
            char c = take();
            if (c == '(') {
                Set<String> group = group();
                best.endRun();
                best.offer(isOptional() ? Set.of() : group);
            } else if (c == '[') {
                skipClass();
                isOptional();
                best.endRun();
            } else if (c == '\\' ? isPlain() : ".^$".indexOf(c) < 0 && c < 128) {
                plain(best, expression.charAt(at - 1));
            } else {
                isOptional();
                best.endRun();
            }
        }
        best.endRun();
        return best.texts;
    }

    private void plain(Best best, char c) {
        boolean repeats = !isAtEnd() && REPEATS.indexOf(peek()) >= 0;
        if (!isOptional()) {
            best.run.append(c);
        }
        if (repeats) {
            best.endRun();
        }
    }

    /** Whether the backslash takes the meaning of the character behind it; else that is a class or an assertion. */
    private boolean isPlain() {
        char c = take();
        if ("bBAzdDsSwW".indexOf(c) >= 0) {
            return false;
        }
        if (c >= 128 || Character.isLetterOrDigit(c)) {
            throw new UnknownSyntaxException();
        }
        return true;
    }

    private Set<String> group() {
        if (peek() == '?') {
            at++;
            while ("imsU-".indexOf(peek()) >= 0) {
                at++;
            }
            if (peek() == ')') {
                at++;
                return Set.of();
            }
            if (take() != ':') {
                throw new UnknownSyntaxException();
            }
        }
        Set<String> texts = alternatives();
        if (take() != ')') {
            throw new UnknownSyntaxException();
        }
        return texts;
    }

    private void skipClass() {
        if (peek() == '^') {
            at++;
        }
        boolean first = true;
        for (char c = take(); c != ']' || first; c = take()) {
            first = false;
            if (c == '\\') {
                at++;
            } else if (c == '[' && peek() == ':') {
                at = behind(":]");
            }
        }
    }

    /** Reads how often the part before it may come; whether it may be missing. */
    private boolean isOptional() {
        boolean optional = false;
        while (!isAtEnd() && REPEATS.indexOf(peek()) >= 0) {
            char c = take();
            if (c == '{' && !Character.isDigit(peek())) {
                throw new UnknownSyntaxException();
            }
            optional |= c == '*' || c == '?' || c == '{' && peek() == '0';
            at = c == '{' ? behind("}") : at;
        }
        return optional;
    }

    private int behind(String text) {
        int begin = expression.indexOf(text, at);
        if (begin < 0) {
            throw new UnknownSyntaxException();
        }
        return begin + text.length();
    }

    /** The best set of texts so far, and the plain characters that follow on each other at the moment. */
    private static final class Best {
        private final StringBuilder run = new StringBuilder();
        private Set<String> texts = Set.of();

        void endRun() {
            if (run.length() > 0) {
                offer(Set.of(run.toString()));
                run.setLength(0);
            }
        }

        void offer(Set<String> others) {
            if (shortest(others) > shortest(texts)) {
                texts = others;
            }
        }

        private static int shortest(Set<String> texts) {
            return texts.stream().mapToInt(String::length).min().orElse(0);
        }
    }
}

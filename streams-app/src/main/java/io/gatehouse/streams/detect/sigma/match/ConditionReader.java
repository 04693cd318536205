package io.gatehouse.streams.detect.sigma.match;

import io.gatehouse.streams.detect.sigma.document.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The condition of a rule: {@code sel and not (1 of filter_* or all of them)}. {@code not} binds tighter than {@code and}, that tighter
 * than {@code or}. (Sigma rules specification, "Condition")
 */
public final class ConditionReader {
    private static final int MAX_DEPTH = 64;

    private final Map<String, Match> selections;
    private final List<String> words;
    private final int line;
    private int at;
    private int depth;

    private ConditionReader(String condition, Map<String, Match> selections, int line) {
        this.selections = selections;
        this.words = words(condition);
        this.line = line;
    }

    /**
     * Reads a condition over these selections.
     *
     * @param line of the rule file, for messages
     */
    public static Match read(String condition, Map<String, Match> selections, int line) {
        if (condition.indexOf('|') >= 0) {
            throw new Refusal(line, "condition: aggregation (|) is not supported; write a correlation");
        }
        ConditionReader reader = new ConditionReader(condition, selections, line);
        Match match = reader.or();
        if (reader.at < reader.words.size()) {
            throw reader.fault("\"" + reader.words.get(reader.at) + "\" was not expected here");
        }
        return match;
    }

    private static List<String> words(String condition) {
        String spaced = condition.replace("(", " ( ").replace(")", " ) ").strip();
        return spaced.isEmpty() ? List.of() : List.of(spaced.split("\\s+"));
    }

    private Match or() {
        if (++depth > MAX_DEPTH) {
            throw fault("too many parentheses");
        }
        List<Match> parts = new ArrayList<>();
        do {
            parts.add(and());
        } while (skip("or"));
        depth--;
        return Match.any(parts);
    }

    private Match and() {
        List<Match> parts = new ArrayList<>();
        do {
            parts.add(not());
        } while (skip("and"));
        return Match.all(parts);
    }

    private Match not() {
        boolean negated = false;
        while (skip("not")) {
            negated = !negated;
        }
        Match part = part();
        return negated ? new Match.Not(part) : part;
    }

    private Match part() {
        if (skip("(")) {
            Match inner = or();
            if (!skip(")")) {
                throw fault("a parenthesis is not closed");
            }
            return inner;
        }
        String word = next();
        boolean quantified = at < words.size() && words.get(at).equalsIgnoreCase("of");
        if (quantified) {
            at++;
            return of(word, next());
        }
        Match selection = selections.get(word);
        if (selection == null) {
            throw fault("there is no selection \"" + word + "\"");
        }
        return selection;
    }

    private Match of(String quantifier, String names) {
        List<Match> found = new ArrayList<>();
        selections.forEach((name, match) -> {
            if (names.equals("them")
                    ? !name.startsWith("_")
                    : TextPattern.of(names).matches(name, true)) {
                found.add(match);
            }
        });
        if (found.isEmpty()) {
            throw fault("no selection is \"" + names + "\"");
        }
        return switch (quantifier.toLowerCase(Locale.ROOT)) {
            case "1", "any" -> Match.any(found);
            case "all" -> Match.all(found);
            default -> throw fault("\"" + quantifier + " of\" is not supported, only 1 of and all of");
        };
    }

    private boolean skip(String word) {
        boolean there = at < words.size() && words.get(at).equalsIgnoreCase(word);
        at += there ? 1 : 0;
        return there;
    }

    private String next() {
        if (at == words.size()) {
            throw fault("it ends too early");
        }
        return words.get(at++);
    }

    private Refusal fault(String message) {
        return new Refusal(line, "condition: " + message);
    }
}

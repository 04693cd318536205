package io.gatehouse.redact;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a rule says of the arguments of some programs. */
final class ProgramArguments {
    private final Rule.Arguments rule;

    ProgramArguments(Rule.Arguments rule) {
        this.rule = rule;
    }

    List<String> flags() {
        return rule.flags();
    }

    /** What of the arguments of one program was seen. */
    static final class Seen {
        private int operands;
        private boolean given;
        private boolean value;
    }

    /** Looks at one argument behind the program. */
    void take(Word word, Seen seen, Findings found) {
        String argument = word.value();
        if (seen.value) {
            seen.value = false;
            add(word, 0, found);
            return;
        }
        boolean operand = !argument.startsWith("-") || argument.length() == 1;
        seen.operands += operand ? 1 : 0;
        seen.given |= rule.given() == null || Options.isOrHas(argument, rule.given());
        if (seen.given && !(rule.leading() && seen.operands > 0)) {
            takeSecret(word, operand && rule.operand() == seen.operands, seen, found);
        }
    }

    private void takeSecret(Word word, boolean operand, Seen seen, Findings found) {
        String argument = word.value();
        if (operand) {
            add(word, 0, found);
        }
        for (String option : rule.attached()) {
            if (argument.startsWith(option) && argument.length() > option.length()) {
                add(word, option.length(), found);
            }
        }
        seen.value = isBeforeSecret(argument);
    }

    private boolean isBeforeSecret(String argument) {
        return rule.after().contains(argument)
                || rule.values().stream().anyMatch(option -> Options.isOrEndsWith(argument, option));
    }

    private void add(Word word, int from, Findings found) {
        int begin = behind(word.value(), from, rule.split());
        int end = begin < 0 ? -1 : before(word.value(), begin, rule.until());
        if (begin >= 0 && begin < end) {
            found.add(word, begin, end);
        }
    }

    private static int behind(String value, int from, @Nullable String split) {
        int at = split == null ? from : Placeholder.indexOf(value, split, from);
        return split == null || at < 0 ? at : at + split.length();
    }

    private static int before(String value, int begin, @Nullable String until) {
        int at = until == null ? -1 : value.indexOf(until, begin);
        return at < 0 ? value.length() : at;
    }
}

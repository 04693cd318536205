package io.gatehouse.redact;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds secret arguments: those of options whose name says so, whatever the program, and those of the programs that rules know. A
 * program counts from where its name stands in a command on, so that {@code sudo}, {@code xargs} or {@code docker exec} may be before it.
 */
final class ArgumentMatcher {
    private final Map<String, List<ProgramArguments>> programs = new HashMap<>();
    private final SecretNames names;

    ArgumentMatcher(List<Rule.Arguments> rules, SecretNames names) {
        this.names = names;
        for (Rule.Arguments rule : rules) {
            ProgramArguments arguments = new ProgramArguments(rule);
            rule.programs()
                    .forEach(program -> programs.computeIfAbsent(program, p -> new ArrayList<>())
                            .add(arguments));
        }
    }

    void find(Command command, Findings found) {
        Map<ProgramArguments, ProgramArguments.Seen> known = new HashMap<>();
        Set<String> flags = new LinkedHashSet<>();
        List<Word> words = command.words();
        for (int i = 0; i < words.size(); i++) {
            Word word = words.get(i);
            known.forEach((arguments, seen) -> arguments.take(word, seen, found));
            if (names.isSecretOption(word.value()) && !flags.contains(word.value())) {
                takeNext(words, i, found);
            }
            for (ProgramArguments arguments : programs.getOrDefault(word.program(), List.of())) {
                known.putIfAbsent(arguments, new ProgramArguments.Seen());
                flags.addAll(arguments.flags());
            }
        }
    }

    private static void takeNext(List<Word> words, int option, Findings found) {
        if (option + 1 < words.size() && !Options.isOption(words.get(option + 1).value())) {
            Word value = words.get(option + 1);
            found.add(value, 0, value.value().length());
        }
    }
}

package io.gatehouse.redact;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds what a program that reads a secret is given: {@code echo secret | passwd --stdin}, {@code sudo -S id <<< secret}. */
final class InputMatcher {
    private static final Set<String> WRITERS = Set.of("echo", "printf");

    /** The program that reads is one of the first words, so that a long line takes no longer than it has to. */
    private static final int NEAR = 16;

    private record Reader(List<String> options, @Nullable String split) {}

    private final Map<String, List<Reader>> readers = new HashMap<>();

    InputMatcher(List<Rule.Input> rules) {
        for (Rule.Input rule : rules) {
            for (String input : rule.input()) {
                List<String> parts = List.of(input.split(" "));
                readers.computeIfAbsent(parts.get(0), p -> new ArrayList<>())
                        .add(new Reader(parts.subList(1, parts.size()), rule.split()));
            }
        }
    }

    void find(Command command, Findings found) {
        Command input = command.input();
        Reader reader = input == null && command.given().isEmpty() ? null : reader(command.words());
        if (reader == null) {
            return;
        }
        command.given().forEach(word -> add(word, reader, found));
        if (input != null) {
            written(input.words()).forEach(word -> add(word, reader, found));
        }
    }

    private @Nullable Reader reader(List<Word> words) {
        for (int i = 0; i < words.size() && i < NEAR; i++) {
            List<Word> behind = words.subList(i + 1, words.size());
            for (Reader reader : readers.getOrDefault(words.get(i).program(), List.of())) {
                if (reader.options.stream().allMatch(option -> isThere(option, behind))) {
                    return reader;
                }
            }
        }
        return null;
    }

    private static boolean isThere(String option, List<Word> words) {
        return words.stream().anyMatch(word -> Options.isOrHas(word.value(), option));
    }

    /** What echo or printf writes: its arguments but for options and the format of printf. */
    private static List<Word> written(List<Word> words) {
        for (int i = 0; i < words.size(); i++) {
            if (WRITERS.contains(words.get(i).program())) {
                List<Word> texts = words.subList(i + 1, words.size()).stream()
                        .filter(word -> !Options.isOption(word.value()))
                        .toList();
                boolean format = texts.size() > 1 && texts.get(0).value().indexOf('%') >= 0;
                return format ? texts.subList(1, texts.size()) : texts;
            }
        }
        return List.of();
    }

    private static void add(Word word, Reader reader, Findings found) {
        String value = word.value();
        String mark = reader.split == null ? "" : reader.split;
        int split = Math.max(0, Placeholder.indexOf(value, mark, 0));
        int end = value.length();
        while (end > 0 && value.endsWith("\\n") && end == value.length()) {
            end -= 2; // printf 'secret\n'
        }
        found.add(word, value.startsWith(mark, split) ? split + mark.length() : 0, end);
    }
}

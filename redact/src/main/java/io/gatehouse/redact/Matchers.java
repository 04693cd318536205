package io.gatehouse.redact;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The rules at work: which of them look at what. */
final class Matchers {
    /** Shells in shells in shells; what is deeper is not looked into. */
    private static final int DEEPEST = 4;

    private static final List<String> BEHIND_PROGRAM = List.of(" ", "\"", "'", "\t", "\\", "\0");

    private final List<TextMatcher> anywhere = new ArrayList<>();
    private final List<TextMatcher> inCommands = new ArrayList<>();
    private final SecretNames names;
    private final NamedValues namedValues;
    private final ArgumentMatcher arguments;
    private final InputMatcher inputs;
    private final Set<String> others = new HashSet<>();
    private final Keywords keywords;

    Matchers(RedactionRules rules) {
        rules.of(Rule.Tokens.class).forEach(rule -> anywhere.add(new TokenMatcher(rule)));
        rules.of(Rule.Urls.class).forEach(rule -> anywhere.add(new UrlMatcher(rule)));
        rules.of(Rule.Blocks.class).forEach(rule -> anywhere.add(new BlockMatcher(rule)));
        rules.of(Rule.Headers.class).forEach(rule -> inCommands.add(new HeaderMatcher(rule)));
        rules.of(Rule.Phrases.class).forEach(rule -> inCommands.add(new PhraseMatcher(rule)));
        rules.of(Rule.Others.class).forEach(rule -> others.addAll(rule.others()));
        this.names = new SecretNames(rules.of(Rule.Names.class));
        this.namedValues = new NamedValues(names);
        this.arguments = new ArgumentMatcher(rules.of(Rule.Arguments.class), names);
        this.inputs = new InputMatcher(rules.of(Rule.Input.class));
        this.keywords = new Keywords(words(rules));
    }

    private static Map<String, Integer> words(RedactionRules rules) {
        Map<String, Integer> words = new HashMap<>();
        rules.of(Rule.Tokens.class).forEach(rule -> note(words, rule.tokens(), Keywords.ANYWHERE));
        rules.of(Rule.Urls.class).forEach(rule -> note(words, List.of("://"), Keywords.ANYWHERE));
        rules.of(Rule.Blocks.class).forEach(rule -> note(words, List.of(rule.begins()), Keywords.ANYWHERE));
        rules.of(Rule.Headers.class).forEach(rule -> note(words, rule.headers(), Keywords.IN_COMMANDS));
        rules.of(Rule.Phrases.class).forEach(rule -> note(words, rule.phrases(), Keywords.IN_COMMANDS));
        rules.of(Rule.Names.class).forEach(rule -> note(words, rule.names(), Keywords.IN_COMMANDS));
        rules.of(Rule.Names.class).forEach(rule -> note(words, rule.words(), Keywords.IN_COMMANDS));
        rules.of(Rule.Arguments.class).forEach(rule -> notePrograms(words, rule.programs()));
        for (Rule.Input rule : rules.of(Rule.Input.class)) {
            notePrograms(
                    words,
                    rule.input().stream().map(reader -> reader.split(" ")[0]).toList());
        }
        if (!words.isEmpty()) {
            note(words, LineReader.ENCODED, Keywords.ENCODED);
        }
        return words;
    }

    /** A program with arguments has one of these behind its name; many names are a part of common words. */
    private static void notePrograms(Map<String, Integer> words, List<String> programs) {
        for (String behind : BEHIND_PROGRAM) {
            note(words, programs.stream().map(program -> program + behind).toList(), Keywords.IN_COMMANDS);
        }
    }

    private static void note(Map<String, Integer> words, List<String> more, int hint) {
        more.forEach(word -> words.merge(word.toLowerCase(java.util.Locale.ROOT), hint, (a, b) -> a | b));
    }

    Keywords keywords() {
        return keywords;
    }

    /** Whether a program writes what others say over the network. */
    boolean isOfOthers(String program) {
        return others.contains(program);
    }

    /** What is secret wherever it stands. */
    void anywhere(Text text, Findings found) {
        anywhere.forEach(matcher -> matcher.find(text, found));
    }

    /** What was typed in a shell, or reads as if it were. */
    void typed(Text text, Findings found) {
        inCommands.forEach(matcher -> matcher.find(text, found));
        typed(text, found, 0);
    }

    /** What was typed in Python, which may hand things to a shell. */
    void python(Text text, Findings found) {
        typed(text, found);
        namedValues.inQuotes(text, found);
    }

    /** The arguments of a program that was started. */
    void started(List<Word> words, Findings found) {
        Command command = Command.of(words);
        for (Word word : words) {
            inCommands.forEach(matcher -> matcher.find(word.text(), found));
        }
        command(command, found, 0);
    }

    private void typed(Text text, Findings found, int depth) {
        for (Command command : ShellWords.of(text)) {
            command(command, found, depth);
        }
    }

    private void command(Command command, Findings found, int depth) {
        namedValues.find(command, found);
        arguments.find(command, found);
        inputs.find(command, found);
        if (depth < DEEPEST) {
            for (Word word : command.words()) {
                if (isCommand(word.value())) {
                    typed(word.text(), found, depth + 1);
                }
            }
        }
    }

    /** Whether an argument may itself be read by a shell ({@code sh -c 'a b'}). */
    private boolean isCommand(String value) {
        return (value.indexOf(' ') >= 0 || value.indexOf('\t') >= 0 || value.indexOf('\n') >= 0)
                && (keywords.scan(value) & Keywords.IN_COMMANDS) != 0;
    }
}

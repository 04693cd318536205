package io.gatehouse.redact;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Reads rules from YAML: a list, each with a title, the fields of one kind of {@link Rule}, and examples. */
final class RuleFile {
    private static final int MAX_BYTES = 1 << 20;

    private final List<Rule> rules = new ArrayList<>();
    private final List<RuleExample> examples = new ArrayList<>();

    private RuleFile() {}

    /**
     * Reads a file.
     *
     * @param name of the file, for messages
     * @throws IllegalArgumentException that says which rule is wrong and why
     */
    static RedactionRules read(String name, String yaml) {
        RuleFile file = new RuleFile();
        int number = 0;
        for (Object entry : list(name, yaml)) {
            number++;
            try {
                file.take(entry);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(name + ": rule " + number + ": " + e.getMessage(), e);
            }
        }
        return new RedactionRules(file.rules, file.examples);
    }

    private static List<?> list(String name, String yaml) {
        LoadSettings settings = LoadSettings.builder()
                .setCodePointLimit(MAX_BYTES)
                .setMaxAliasesForCollections(0)
                .build();
        try {
            Object all = new Load(settings).loadFromString(yaml);
            if (all instanceof List<?> rules) {
                return rules;
            }
            throw new IllegalArgumentException(name + ": it is no list of rules");
        } catch (YamlEngineException e) {
            throw new IllegalArgumentException(name + ": not YAML: " + e.getMessage(), e);
        }
    }

    private void take(Object entry) {
        if (!(entry instanceof Map<?, ?> map)) {
            throw new IllegalArgumentException("it is no mapping");
        }
        Map<String, Object> fields = new LinkedHashMap<>();
        map.forEach((key, value) -> fields.put(String.valueOf(key), value));
        RuleFields rule = new RuleFields(fields);
        String title = rule.text("title");
        if (title == null) {
            throw new IllegalArgumentException("it has no title");
        }
        rules.add(rule(rule));
        rule.texts("examples").forEach(line -> examples.add(new RuleExample(title, line)));
        rule.texts("harmless").forEach(line -> examples.add(new RuleExample(title, line)));
        rule.requireNothingElse();
    }

    private static Rule rule(RuleFields rule) {
        @Nullable
        String kind = rule.oneOf(new TreeSet<>(
                List.of("names", "headers", "tokens", "urls", "begins", "phrases", "programs", "input", "others")));
        return switch (kind) {
            case "names" -> new Rule.Names(rule.some("names"), rule.texts("words"), rule.texts("except"));
            case "headers" -> new Rule.Headers(rule.some("headers"), rule.texts("schemes"));
            case "tokens" -> new Rule.Tokens(rule.some("tokens"), rule.text("chars", ""), rule.number("least", 1));
            case "urls" -> new Rule.Urls(rule.number("urls", 0));
            case "begins" -> new Rule.Blocks(rule.text("begins", ""), rule.text("within", ""), rule.text("ends", ""));
            case "phrases" -> new Rule.Phrases(rule.some("phrases"));
            case "input" -> new Rule.Input(rule.some("input"), rule.text("split"));
            case "others" -> new Rule.Others(rule.some("others"));
            default -> arguments(rule);
        };
    }

    private static Rule arguments(RuleFields rule) {
        Rule.Arguments arguments = new Rule.Arguments(
                rule.some("programs"),
                rule.texts("values"),
                rule.texts("attached"),
                rule.texts("flags"),
                rule.texts("after"),
                rule.number("operand", 0),
                rule.text("given"),
                rule.flag("leading"),
                rule.text("split"),
                rule.text("until"));
        boolean says = arguments.operand() > 0
                || !(arguments.values().isEmpty()
                        && arguments.attached().isEmpty()
                        && arguments.flags().isEmpty()
                        && arguments.after().isEmpty());
        if (!says) {
            throw new IllegalArgumentException(
                    "programs: one of values, attached, flags, after, operand is needed with it");
        }
        return arguments;
    }
}

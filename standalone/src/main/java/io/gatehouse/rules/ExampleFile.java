package io.gatehouse.rules;

import io.gatehouse.streams.detect.sigma.document.Refusal;
import io.gatehouse.streams.detect.sigma.document.YamlDocuments;
import io.gatehouse.streams.detect.sigma.document.YamlMap;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads the examples of a rule file: the list {@code gatehouse.examples} of each rule. */
public final class ExampleFile {
    /** The logs that an example can have lines of. */
    static final List<String> LOGS = List.of("auth", "commands", "audit", "shell");

    private static final List<String> KNOWN =
            List.of("title", "fires", "allowlist", "auth", "commands", "audit", "shell");

    private ExampleFile() {}

    /**
     * The examples of all rules of a file, in its order.
     *
     * @param name of the file, for messages
     * @throws Refusal that names the line where an example has another form
     */
    public static List<Example> read(String name, byte[] content) {
        List<Example> examples = new ArrayList<>();
        for (Node document : YamlDocuments.read(content)) {
            YamlMap rule = YamlMap.of(document, "a rule");
            YamlMap options = rule.map("gatehouse");
            Node list = options == null ? null : options.node("examples");
            List<Node> items = list == null ? List.of() : YamlMap.items(list);
            for (int i = 0; i < items.size(); i++) {
                examples.add(example(name, rule.needed("name"), i + 1, YamlMap.of(items.get(i), "examples")));
            }
        }
        return examples;
    }

    private static Example example(String file, String rule, int number, YamlMap map) {
        map.only(KNOWN);
        Map<String, List<String>> logs = new LinkedHashMap<>();
        for (String log : LOGS) {
            List<String> lines = lines(map, log);
            if (!lines.isEmpty()) {
                logs.put(log, expanded(map, log, lines));
            }
        }
        if (logs.isEmpty()) {
            throw new Refusal(map.line(), "examples: one has no lines; there are " + String.join(", ", LOGS));
        }
        return new Example(file, rule, number, fires(map), lines(map, "allowlist"), logs);
    }

    private static List<String> expanded(YamlMap map, String log, List<String> lines) {
        try {
            return ExampleLines.of(log, lines);
        } catch (IllegalArgumentException e) {
            throw map.fault(log, String.valueOf(e.getMessage()));
        }
    }

    private static int fires(YamlMap map) {
        String text = map.needed("fires");
        if (text.length() > 6 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw map.fault("fires", "\"" + text + "\" is not a number of alerts");
        }
        return Integer.parseInt(text);
    }

    private static List<String> lines(YamlMap map, String field) {
        String text = map.text(field);
        return text == null
                ? List.of()
                : text.lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .toList();
    }
}

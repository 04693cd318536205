package io.gatehouse.streams.detect.sigma.rule;

import io.gatehouse.streams.detect.Rule;
import io.gatehouse.streams.detect.sigma.document.Refusal;
import io.gatehouse.streams.detect.sigma.document.YamlMap;
import io.gatehouse.streams.detect.sigma.match.ConditionReader;
import io.gatehouse.streams.detect.sigma.match.Match;
import io.gatehouse.streams.detect.sigma.match.SelectionReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads a document of a rule file. */
public final class RuleReader {
    private static final String DEFAULT_LEVEL = "medium";
    private static final int MAX_NAME = 100;

    private RuleReader() {}

    /**
     * Reads it.
     *
     * @throws Refusal where something is wrong or not supported
     */
    public static RuleDocument read(Node node) {
        YamlMap map = YamlMap.of(node, "rule");
        if (map.node("action") != null) {
            throw map.fault("action", "collections of rules are not supported");
        }
        RuleHeader header = header(map);
        RuleOptions options = RuleOptions.read(map);
        YamlMap correlation = map.map("correlation");
        return correlation == null ? plain(header, options, map) : CorrelationReader.read(header, options, correlation);
    }

    private static RuleHeader header(YamlMap map) {
        String title = map.needed("title");
        String name = map.text("name");
        String id = map.text("id");
        String level = map.text("level");
        if (level != null && !Rule.LEVELS.contains(level)) {
            throw map.fault("level", "\"" + level + "\" is none of " + String.join(", ", Rule.LEVELS));
        }
        if (id == null && name == null) {
            throw new Refusal(map.line(), "id: missing, and there is no name either");
        }
        String shown = name == null ? slug(title) : name;
        return new RuleHeader(
                id == null ? shown : id,
                shown,
                name != null,
                title,
                orEmpty(map, "description"),
                orEmpty(map, "status"),
                level == null ? DEFAULT_LEVEL : level,
                map.texts("tags"),
                map.texts("falsepositives"),
                map.line());
    }

    private static String orEmpty(YamlMap map, String field) {
        String text = map.text(field);
        return text == null ? "" : text;
    }

    private static String slug(String title) {
        String slug =
                title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        return slug.length() <= MAX_NAME ? slug : slug.substring(0, MAX_NAME);
    }

    private static RuleDocument plain(RuleHeader header, RuleOptions options, YamlMap map) {
        LogSource source = LogSource.read(map);
        YamlMap detection = map.map("detection");
        if (detection == null) {
            throw new Refusal(map.line(), "detection: missing");
        }
        Detection read = detection(detection);
        return new RuleDocument.Plain(header, options, source, read.match, String.join(" | ", read.conditions));
    }

    private record Detection(Match match, List<String> conditions) {}

    /** What a {@code detection} selects. */
    public static Match match(YamlMap detection) {
        return detection(detection).match;
    }

    private static Detection detection(YamlMap detection) {
        Map<String, Match> selections = new LinkedHashMap<>();
        for (String name : detection.names()) {
            Node node = detection.node(name);
            if (name.equals("timeframe")) {
                throw detection.fault(name, "not supported; write a correlation");
            }
            if (!name.equals("condition") && node != null) {
                selections.put(name, SelectionReader.read(node));
            }
        }
        List<String> conditions = detection.texts("condition");
        if (conditions.isEmpty()) {
            throw new Refusal(detection.line(), "condition: missing");
        }
        int line = detection.line("condition");
        List<Match> matches = conditions.stream()
                .map(condition -> ConditionReader.read(condition, selections, line))
                .toList();
        return new Detection(Match.any(matches), conditions);
    }
}

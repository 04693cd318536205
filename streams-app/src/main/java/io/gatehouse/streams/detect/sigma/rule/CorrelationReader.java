package io.gatehouse.streams.detect.sigma.rule;

import io.gatehouse.streams.detect.Condition;
import io.gatehouse.streams.detect.Condition.Range;
import io.gatehouse.streams.detect.sigma.document.Refusal;
import io.gatehouse.streams.detect.sigma.document.TimeSpans;
import io.gatehouse.streams.detect.sigma.document.YamlMap;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** Reads a {@code correlation}. (Sigma correlation rules specification 2.x) */
final class CorrelationReader {
    private static final List<String> KNOWN =
            List.of("type", "rules", "group-by", "timespan", "condition", "aliases", "generate");
    private static final List<String> COMPARISONS = List.of("gt", "gte", "lt", "lte", "eq");
    private static final List<String> COUNTS = List.of("field", "gt", "gte", "lt", "lte", "eq");

    private final YamlMap map;
    private final List<String> rules;

    private CorrelationReader(YamlMap map) {
        this.map = map.only(KNOWN);
        this.rules = map.texts("rules");
        if (rules.isEmpty()) {
            throw new Refusal(map.line(), "rules: missing");
        }
    }

    static RuleDocument.Correlation read(RuleHeader header, RuleOptions options, YamlMap map) {
        CorrelationReader reader = new CorrelationReader(map);
        String type = map.needed("type");
        Condition condition = reader.condition(type);
        boolean quiet = condition instanceof Condition.NewTerms || condition instanceof Condition.Absence;
        return new RuleDocument.Correlation(
                header,
                options,
                type,
                condition,
                reader.rules,
                reader.field(),
                map.texts("group-by"),
                quiet ? TimeSpans.of(map, "timespan", Duration.ofHours(1)) : TimeSpans.needed(map, "timespan"),
                reader.aliases(),
                map.flag("generate", false));
    }

    private Condition condition(String type) {
        return switch (type) {
            case "event_count" -> new Condition.EventCount(range(conditions("event_count")));
            case "value_count" ->
                new Condition.ValueCount(range(counted(conditions("value_count").only(COUNTS))));
            case "temporal" -> new Condition.Temporal(unconditional(type));
            case "temporal_ordered" -> new Condition.TemporalOrdered(unconditional(type));
            case "new_terms" -> newTerms(conditions(type).only(List.of("field", "learning", "memory")));
            case "absence" ->
                new Condition.Absence(
                        TimeSpans.needed(conditions(type).only(List.of("field", "at-least")), "at-least"));
            default -> throw map.fault("type", "\"" + type + "\" is not supported");
        };
    }

    private static YamlMap counted(YamlMap condition) {
        condition.needed("field");
        return condition;
    }

    private YamlMap conditions(String type) {
        YamlMap conditions = map.map("condition");
        if (conditions == null) {
            throw new Refusal(map.line(), "condition: missing");
        }
        return type.equals("event_count") ? conditions.only(COMPARISONS) : conditions;
    }

    private List<String> unconditional(String type) {
        if (map.node("condition") != null) {
            throw map.fault("condition", "not supported with type " + type);
        }
        return rules;
    }

    private static Condition newTerms(YamlMap condition) {
        counted(condition);
        return new Condition.NewTerms(TimeSpans.needed(condition, "learning"), TimeSpans.needed(condition, "memory"));
    }

    private Range range(YamlMap condition) {
        long least = 0;
        long most = Long.MAX_VALUE;
        for (String name : condition.names()) {
            switch (name) {
                case "gt" -> least = Math.max(least, number(condition, name) + 1);
                case "gte" -> least = Math.max(least, number(condition, name));
                case "lt" -> most = Math.min(most, number(condition, name) - 1);
                case "lte" -> most = Math.min(most, number(condition, name));
                case "eq" -> {
                    least = Math.max(least, number(condition, name));
                    most = Math.min(most, number(condition, name));
                }
                default -> {
                    // the field
                }
            }
        }
        if (least == 0 && most == Long.MAX_VALUE || least > most || most == 0) {
            throw map.fault("condition", "it holds for no count of events, or for every count");
        }
        return new Range(least, most);
    }

    private static long number(YamlMap condition, String name) {
        String text = condition.needed(name);
        if (text.length() > 9 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw condition.fault(name, "\"" + text + "\" is not a number");
        }
        return Long.parseLong(text);
    }

    private @Nullable String field() {
        if (!(map.node("condition") instanceof MappingNode)) {
            return null;
        }
        YamlMap condition = map.map("condition");
        if (condition == null || condition.node("field") == null) {
            return null;
        }
        if (!(condition.node("field") instanceof ScalarNode)) {
            throw condition.fault("field", "several fields are not supported");
        }
        return condition.text("field");
    }

    private Map<String, Map<String, String>> aliases() {
        YamlMap written = map.map("aliases");
        Map<String, Map<String, String>> aliases = new LinkedHashMap<>();
        for (String alias : written == null ? List.<String>of() : written.names()) {
            YamlMap byRule = written == null ? null : written.map(alias);
            Map<String, String> fields = new LinkedHashMap<>();
            for (String rule : byRule == null ? List.<String>of() : byRule.names()) {
                if (!rules.contains(rule) && byRule != null) {
                    throw byRule.fault(rule, "aliases name a rule that is not among the rules");
                }
                fields.put(rule, byRule == null ? "" : byRule.needed(rule));
            }
            aliases.put(alias, Map.copyOf(fields));
        }
        return aliases;
    }
}

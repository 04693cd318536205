package io.gatehouse.streams.detect.sigma.match;

import io.gatehouse.streams.detect.Cidr;
import io.gatehouse.streams.detect.LinearRegex;
import io.gatehouse.streams.detect.WeeklyHours;
import io.gatehouse.streams.detect.sigma.document.Refusal;
import io.gatehouse.streams.detect.sigma.document.YamlDocuments;
import io.gatehouse.streams.detect.sigma.document.YamlMap;
import io.gatehouse.streams.detect.sigma.match.Match.FieldMatch;
import java.util.ArrayList;
import java.util.List;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * A selection of a rule: a map, all fields of which have to match; a list of maps or keywords, one of which has to; a keyword. (Sigma
 * rules specification, "Detection")
 */
public final class SelectionReader {
    private SelectionReader() {}

    /** Reads one. */
    public static Match read(Node node) {
        if (node instanceof MappingNode) {
            return map(YamlMap.of(node, "selection"));
        }
        if (node instanceof SequenceNode list) {
            if (list.getValue().isEmpty()) {
                throw new Refusal(YamlDocuments.lineOf(node), "the selection is empty");
            }
            return Match.any(list.getValue().stream().map(SelectionReader::read).toList());
        }
        return value(new FieldKey("", "equals", false, false, 0), node);
    }

    private static Match map(YamlMap map) {
        if (map.names().isEmpty()) {
            throw new Refusal(map.line(), "the selection is empty");
        }
        List<Match> parts = new ArrayList<>();
        for (String name : map.names()) {
            Node values = map.node(name);
            if (values != null) {
                parts.add(field(FieldKey.read(name, map.line(name)), values));
            }
        }
        return Match.all(parts);
    }

    private static Match field(FieldKey key, Node values) {
        List<Match> parts =
                YamlMap.items(values).stream().map(item -> value(key, item)).toList();
        if (parts.isEmpty()) {
            throw new Refusal(YamlDocuments.lineOf(values), key.field() + ": the list is empty");
        }
        return key.all() ? Match.all(parts) : Match.any(parts);
    }

    private static Match value(FieldKey key, Node item) {
        int line = YamlDocuments.lineOf(item);
        if (!(item instanceof ScalarNode scalar)) {
            throw new Refusal(line, name(key) + ": here should be a value");
        }
        boolean absent = YamlMap.isNull(item);
        if (absent && (!key.kind().equals("equals") || key.field().isEmpty())) {
            throw new Refusal(line, name(key) + ": here should be a value, not null");
        }
        ValueTest test = absent ? new ValueTest.Exists(false) : test(key, scalar.getValue(), line);
        return new FieldMatch(key.field(), test, line);
    }

    private static String name(FieldKey key) {
        return key.field().isEmpty() ? "keyword" : key.field();
    }

    private static ValueTest test(FieldKey key, String value, int line) {
        if (key.field().isEmpty() && !key.kind().equals("equals") && !key.kind().equals("re")) {
            throw new Refusal(line, "modifier " + key.kind() + " needs a field");
        }
        return switch (key.kind()) {
            case "re" -> regex(value, key.flags(), line);
            case "cidr" -> network(value, line);
            case "hours" -> hours(value, line);
            case "exists" -> exists(value, line);
            case "lt", "lte", "gt", "gte" -> compare(key.kind(), value, line);
            default -> new ValueTest.Text(pattern(key, value), key.cased());
        };
    }

    private static TextPattern pattern(FieldKey key, String value) {
        TextPattern pattern = TextPattern.of(value);
        String kind = key.field().isEmpty() ? "contains" : key.kind();
        return switch (kind) {
            case "contains" -> pattern.startingAnywhere().endingAnywhere();
            case "startswith" -> pattern.endingAnywhere();
            case "endswith" -> pattern.startingAnywhere();
            default -> pattern;
        };
    }

    private static ValueTest regex(String value, int flags, int line) {
        try {
            return new ValueTest.Regex(LinearRegex.compile(value, flags));
        } catch (IllegalArgumentException e) {
            throw new Refusal(line, "re: \"" + value + "\": " + e.getMessage());
        }
    }

    private static ValueTest network(String value, int line) {
        try {
            return new ValueTest.Network(value, Cidr.parse(value));
        } catch (IllegalArgumentException e) {
            throw new Refusal(line, "cidr: " + e.getMessage());
        }
    }

    private static ValueTest hours(String value, int line) {
        try {
            return new ValueTest.Hours(value, WeeklyHours.parse(value));
        } catch (IllegalArgumentException e) {
            throw new Refusal(line, String.valueOf(e.getMessage()));
        }
    }

    private static ValueTest exists(String value, int line) {
        if (!value.equals("true") && !value.equals("false")) {
            throw new Refusal(line, "exists: \"" + value + "\" is neither true nor false");
        }
        return new ValueTest.Exists(value.equals("true"));
    }

    private static ValueTest compare(String operator, String value, int line) {
        try {
            return new ValueTest.Compare(operator, Double.parseDouble(value));
        } catch (NumberFormatException e) {
            throw new Refusal(line, operator + ": \"" + value + "\" is not a number");
        }
    }
}

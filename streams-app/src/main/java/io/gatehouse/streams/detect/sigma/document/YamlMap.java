package io.gatehouse.streams.detect.sigma.document;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** A YAML mapping with its lines, no field of which stands there twice. */
public final class YamlMap {
    private final int line;
    private final Map<String, Node> fields = new LinkedHashMap<>();
    private final Map<String, Integer> lines = new LinkedHashMap<>();

    private YamlMap(int line) {
        this.line = line;
    }

    /**
     * Takes a mapping apart; {@code what} names it in messages.
     *
     * @throws Refusal where it is none
     */
    public static YamlMap of(Node node, String what) {
        if (!(node instanceof MappingNode mapping)) {
            throw new Refusal(YamlDocuments.lineOf(node), what + ": here should be fields with values");
        }
        YamlMap map = new YamlMap(YamlDocuments.lineOf(node));
        for (NodeTuple field : mapping.getValue()) {
            String name = text(field.getKeyNode(), what);
            if (map.fields.put(name, field.getValueNode()) != null) {
                throw new Refusal(YamlDocuments.lineOf(field.getKeyNode()), what + ": " + name + " stands here twice");
            }
            map.lines.put(name, YamlDocuments.lineOf(field.getKeyNode()));
        }
        return map;
    }

    /** The line on which it begins, from 1. */
    public int line() {
        return line;
    }

    /** The line of a field; that of the mapping where it has no such field. */
    public int line(String field) {
        return lines.getOrDefault(field, line);
    }

    /** The names of its fields, in their order. */
    public Set<String> names() {
        return fields.keySet();
    }

    /** A field as it is; null where it is absent. */
    public @Nullable Node node(String field) {
        return fields.get(field);
    }

    /** The fault of a field. */
    public Refusal fault(String field, String message) {
        return new Refusal(line(field), field + ": " + message);
    }

    /** Refuses every field that is none of these. */
    public YamlMap only(List<String> known) {
        for (String name : names()) {
            if (!known.contains(name)) {
                throw fault(name, "not supported; there are " + String.join(", ", known));
            }
        }
        return this;
    }

    /** A field that is a mapping; null where it is absent. */
    public @Nullable YamlMap map(String field) {
        Node node = fields.get(field);
        return node == null ? null : of(node, field);
    }

    /** A field's text; null where it is absent or empty. */
    public @Nullable String text(String field) {
        Node node = fields.get(field);
        String text = node == null || isNull(node) ? null : text(node, field).strip();
        return text == null || text.isEmpty() ? null : text;
    }

    /** A field's text, which has to be there. */
    public String needed(String field) {
        String text = text(field);
        if (text == null) {
            throw new Refusal(line(field), field + ": missing");
        }
        return text;
    }

    /** A field that is {@code true} or {@code false}; {@code absent} where it is not there. */
    public boolean flag(String field, boolean absent) {
        String text = text(field);
        if (text != null && !text.equals("true") && !text.equals("false")) {
            throw fault(field, "\"" + text + "\" is neither true nor false");
        }
        return text == null ? absent : text.equals("true");
    }

    /** The texts of a list, or the one text that stands there instead; none where it is absent. */
    public List<String> texts(String field) {
        Node node = fields.get(field);
        List<String> texts = new ArrayList<>();
        for (Node item : node == null || isNull(node) ? List.<Node>of() : items(node)) {
            texts.add(text(item, field));
        }
        return texts;
    }

    /** The items of a list, or the one that stands there instead. */
    public static List<Node> items(Node node) {
        return node instanceof SequenceNode list ? list.getValue() : List.of(node);
    }

    /** Whether a node is YAML's null. */
    public static boolean isNull(Node node) {
        return node.getTag().equals(Tag.NULL);
    }

    private static String text(Node node, String field) {
        if (!(node instanceof ScalarNode scalar)) {
            throw new Refusal(YamlDocuments.lineOf(node), field + ": here should be a text");
        }
        return scalar.getValue();
    }
}

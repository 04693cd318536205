package io.gatehouse.people;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** The fields of a YAML mapping, all of them known, none of them twice. Every value is a text as it is written. */
final class YamlFields {
    private final int line;
    private final Map<String, Node> fields = new LinkedHashMap<>();

    private YamlFields(int line) {
        this.line = line;
    }

    /**
     * Reads a mapping.
     *
     * @throws IllegalArgumentException that names line and value where it is none, or has another field than those
     */
    static YamlFields of(Node node, List<String> known) {
        int line = Placed.lineOf(node);
        if (!(node instanceof MappingNode mapping)) {
            throw new IllegalArgumentException("line " + line + ": here should be fields: " + String.join(", ", known));
        }
        YamlFields read = new YamlFields(line);
        for (NodeTuple field : mapping.getValue()) {
            Placed name = text(field.getKeyNode(), "a field");
            if (!known.contains(name.text())) {
                throw name.fault("no such field; there are " + String.join(", ", known));
            }
            if (read.fields.put(name.text(), field.getValueNode()) != null) {
                throw name.fault("it stands here twice");
            }
        }
        return read;
    }

    /** The line on which it begins, from 1. */
    int line() {
        return line;
    }

    @Nullable
    Placed text(String field) {
        Node node = fields.get(field);
        return node == null ? null : text(node, field);
    }

    /** The texts of a list; none where there is no such field. */
    List<Placed> texts(String field) {
        List<Placed> texts = new ArrayList<>();
        items(field).forEach(node -> texts.add(text(node, field)));
        return texts;
    }

    /** The items of a list; none where there is no such field. */
    List<Node> items(String field) {
        Node node = fields.get(field);
        if (node == null) {
            return List.of();
        }
        if (node instanceof SequenceNode list) {
            return list.getValue();
        }
        throw new IllegalArgumentException("line " + Placed.lineOf(node) + ": " + field + " should be a list");
    }

    private static Placed text(Node node, String field) {
        int line = Placed.lineOf(node);
        if (!(node instanceof ScalarNode scalar)) {
            throw new IllegalArgumentException("line " + line + ": " + field + " should be a text");
        }
        if (scalar.getTag().equals(Tag.NULL) || scalar.getValue().isBlank()) {
            throw new IllegalArgumentException("line " + line + ": " + field + " is empty");
        }
        Placed text = new Placed(scalar.getValue().strip(), line);
        if (text.text().chars().anyMatch(Character::isISOControl)) {
            throw text.fault("it holds a control character");
        }
        return text;
    }
}

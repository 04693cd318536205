package io.gatehouse.streams.detect.sigma.field;

import io.gatehouse.streams.detect.sigma.document.Refusal;
import io.gatehouse.streams.detect.sigma.document.YamlDocuments;
import io.gatehouse.streams.detect.sigma.document.YamlMap;
import io.gatehouse.streams.detect.sigma.match.Match;
import io.gatehouse.streams.detect.sigma.match.SelectionReader;
import io.gatehouse.streams.detect.sigma.rule.LogSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** What log sources and their fields are here, as {@code mapping.yml} says; its first lines explain its form. */
public final class Mappings {
    private static final String RESOURCE = "mapping.yml";
    private static final List<String> KNOWN = List.of("logsource", "shape", "where", "fields", "raw");

    private final List<SourceMapping> mappings;

    private Mappings(List<SourceMapping> mappings) {
        this.mappings = List.copyOf(mappings);
    }

    /** The one that comes with Gatehouse. */
    public static Mappings shipped() {
        try (InputStream in = Mappings.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("no resource " + RESOURCE);
            }
            List<SourceMapping> read = new ArrayList<>();
            for (Node document : YamlDocuments.read(in.readAllBytes())) {
                read.add(read(YamlMap.of(document, "log source").only(KNOWN)));
            }
            return new Mappings(read);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a log source is here: those that it names exactly, else those that are within it; none where it is not known. */
    public List<SourceMapping> of(LogSource source) {
        List<SourceMapping> exact = mappings.stream()
                .filter(mapping -> mapping.source().equals(source))
                .toList();
        return !exact.isEmpty()
                ? exact
                : mappings.stream()
                        .filter(mapping -> mapping.source().isWithin(source))
                        .toList();
    }

    private static SourceMapping read(YamlMap map) {
        Shape shape = Shape.valueOf(map.needed("shape").toUpperCase(Locale.ROOT).replace('-', '_'));
        Map<String, Field> fields = new LinkedHashMap<>();
        map.texts("raw").forEach(key -> fields.put(key, new Field.Raw(key)));
        YamlMap named = map.map("fields");
        if (named != null) {
            for (String name : named.names()) {
                fields.put(name, field(name, Objects.requireNonNull(named.node(name)), shape));
            }
        }
        Node where = map.node("where");
        Match gate = where == null ? null : SelectionReader.read(where);
        return new SourceMapping(LogSource.read(map), shape, gate, fields, keywords(shape));
    }

    private static Field keywords(Shape shape) {
        return switch (shape) {
            case AUDIT_RECORD -> new Field.RawLine();
            case UNPARSED -> path(shape, "line", 1);
            case EVENT, SESSION -> path(shape, "event.original", 1);
        };
    }

    private static Field field(String name, Node node, Shape shape) {
        if (node instanceof SequenceNode list) {
            return new Field.First(list.getValue().stream()
                    .map(item -> field(name, item, shape))
                    .toList());
        }
        if (!(node instanceof MappingNode)) {
            return part(((ScalarNode) node).getValue(), shape, YamlDocuments.lineOf(node));
        }
        YamlMap form = YamlMap.of(node, name);
        if (form.node("all") != null) {
            return new Field.All(form.texts("all").stream()
                    .map(text -> part(text, shape, form.line()))
                    .toList());
        }
        YamlMap words = YamlMap.of(Objects.requireNonNull(form.node("words"), name), name);
        Map<String, String> pairs = new LinkedHashMap<>();
        words.names().forEach(word -> pairs.put(word, words.needed(word)));
        return new Field.Words(part(form.needed("of"), shape, form.line()), pairs);
    }

    private static Field part(String written, Shape shape, int line) {
        int open = written.indexOf('(');
        if (open < 0) {
            return path(shape, written, line);
        }
        String inner = written.substring(open + 1, written.length() - 1);
        return switch (written.substring(0, open)) {
            case "raw" -> new Field.Raw(inner);
            case "program" -> new Field.Program(part(inner, shape, line));
            default -> throw new Refusal(line, "no function " + written);
        };
    }

    private static Field path(Shape shape, String name, int line) {
        FieldPath path = FieldPath.find(shape.schema(), name);
        if (path == null) {
            throw new Refusal(line, "no field " + name);
        }
        return path;
    }
}

package io.gatehouse.sinks.elasticsearch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The saved objects for Kibana that come with Gatehouse. */
final class Dashboards {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern QUERIED = Pattern.compile("(?:_exists_:)?([\\w.@]+)(?=[:\\s)]|$)");

    private Dashboards() {}

    /** One per line, as Kibana's import takes them. */
    static List<JsonNode> objects() throws IOException {
        List<JsonNode> objects = new ArrayList<>();
        for (String line : Files.readAllLines(Path.of("..", "..", "deploy", "kibana", "gatehouse.ndjson"))) {
            objects.add(JSON.readTree(line));
        }
        return objects;
    }

    /** The query of a search or visualization, in Lucene's language; empty where it has none. */
    static String query(JsonNode object) throws IOException {
        String source =
                object.at("/attributes/kibanaSavedObjectMeta/searchSourceJSON").asText("{}");
        return JSON.readTree(source).at("/query/query").asText();
    }

    /** Every field that an object shows, counts by or asks for. */
    static Set<String> fields(JsonNode object) throws IOException {
        Set<String> fields = new LinkedHashSet<>();
        object.at("/attributes/columns").forEach(column -> fields.add(column.asText()));
        object.at("/attributes/sort").forEach(sort -> fields.add(sort.path(0).asText()));
        JsonNode state = JSON.readTree(object.at("/attributes/visState").asText("{}"));
        for (JsonNode agg : state.path("aggs")) {
            if (agg.at("/params").has("field")) {
                fields.add(agg.at("/params/field").asText());
            }
        }
        for (String term : query(object).split(" (AND|OR)( NOT)? ")) {
            Matcher field = QUERIED.matcher(term.replaceFirst("^_exists_:", ""));
            if (field.find() && term.contains(":")) {
                fields.add(field.group(1));
            }
        }
        return fields;
    }

    /** The view that each object looks through, by the view's id. */
    static final Map<String, Integer> TEMPLATE_OF_VIEW =
            Map.of("gatehouse-events", 0, "gatehouse-sessions", 1, "gatehouse-alerts", 2);
}

package io.gatehouse.sinks.elasticsearch;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gatehouse.model.Alert;
import io.gatehouse.model.Event;
import io.gatehouse.model.Session;
import java.util.List;
import java.util.Set;
import org.apache.avro.Schema;

/**
 * Index templates, made from the Avro schemas: what a field is called there it is called here. What is not in them is kept in the
 * document and not indexed ({@code "dynamic": false}), so nobody who writes a log line can make fields.
 */
final class Templates {
    /** Rises with every change of a mapping. */
    static final int VERSION = 1;

    /** Where a template names the policy that its indices live by. */
    static final String POLICY = "/template/settings/index/lifecycle/name";

    private static final ObjectMapper JSON = new ObjectMapper();
    /** Above the templates that come with the servers, below what users put. */
    private static final int PRIORITY = 150;

    private static final int LONGEST_KEYWORD = 1024;
    /** Searched by their words; also as they are, under {@code .keyword}. */
    private static final Set<String> TEXTS = Set.of("message", "command_line", "line", "description", "note");

    private Templates() {}

    /** A template and what it is called at the server. */
    record Template(String name, String json) {}

    static List<Template> of(ElasticsearchSettings settings) {
        return List.of(
                events(settings),
                new Template(
                        "gatehouse-sessions",
                        body(settings.sessions(), Session.getClassSchema()).toString()),
                new Template(
                        "gatehouse-alerts",
                        body(settings.alerts(), Alert.getClassSchema()).toString()));
    }

    private static Template events(ElasticsearchSettings settings) {
        ObjectNode root = body(settings.events(), Event.getClassSchema());
        if (settings.dataStream()) {
            root.putObject("data_stream");
        }
        if (settings.hasLifecycle()) {
            root.withObject("/template/settings/index/lifecycle").put("name", Lifecycle.POLICY);
        }
        return new Template("gatehouse-events", root.toString());
    }

    private static ObjectNode body(IndexName index, Schema record) {
        ObjectNode root = JSON.createObjectNode();
        root.putArray("index_patterns").add(index.pattern());
        root.put("priority", PRIORITY);
        root.put("version", VERSION);
        root.putObject("_meta").put("owner", "gatehouse");
        ObjectNode template = root.putObject("template");
        template.putObject("settings")
                .putObject("index")
                .putObject("mapping")
                .putObject("total_fields")
                .put("limit", 1000);
        ObjectNode mappings = template.putObject("mappings");
        mappings.put("dynamic", false);
        ObjectNode properties = properties(record);
        properties.set("@timestamp", properties.remove("timestamp"));
        mappings.set("properties", properties);
        return root;
    }

    private static ObjectNode properties(Schema record) {
        ObjectNode properties = JSON.createObjectNode();
        for (Schema.Field field : record.getFields()) {
            properties.set(field.name(), property(field, present(field.schema())));
        }
        return properties;
    }

    private static ObjectNode property(Schema.Field field, Schema type) {
        ObjectNode property = JSON.createObjectNode();
        switch (type.getType()) {
            case RECORD -> property.set("properties", properties(type));
            case LONG, INT ->
                property.put("type", "timestamp-micros".equals(field.getProp("format")) ? "date" : "long");
            case BOOLEAN -> property.put("type", "boolean");
            case FLOAT, DOUBLE -> property.put("type", "double");
            default -> text(field.name(), property);
        }
        return property;
    }

    private static void text(String name, ObjectNode property) {
        if (name.equals("ip")) {
            property.put("type", "ip").put("ignore_malformed", true);
        } else if (name.equals("original")) {
            property.put("type", "keyword").put("index", false).put("doc_values", false);
        } else if (TEXTS.contains(name)) {
            property.put("type", "text");
            property.putObject("fields")
                    .putObject("keyword")
                    .put("type", "keyword")
                    .put("ignore_above", LONGEST_KEYWORD);
        } else {
            property.put("type", "keyword").put("ignore_above", LONGEST_KEYWORD);
        }
    }

    /** What a field holds where it is not null; of a list, what its items are. */
    private static Schema present(Schema schema) {
        return switch (schema.getType()) {
            case UNION ->
                present(schema.getTypes().stream()
                        .filter(type -> type.getType() != Schema.Type.NULL)
                        .findFirst()
                        .orElseThrow());
            case ARRAY -> present(schema.getElementType());
            default -> schema;
        };
    }
}

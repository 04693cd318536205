package io.gatehouse.sinks.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/**
 * A JSON document with placeholders in its texts. It is parsed first and filled then, so that no value can leave the text it stands
 * in. A text that is one placeholder and nothing else becomes the value itself, be it a number, list or object; without a value its
 * field is left out.
 */
final class Template {
    /** Those that come with the sink. */
    static final List<String> SHIPPED = List.of("plain", "slack", "pagerduty");

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final JsonNode document;

    private Template(JsonNode document) {
        this.document = document;
    }

    /**
     * A template by its name, or one of one's own as JSON.
     *
     * @throws IllegalArgumentException where it cannot be read; the message says what is wrong
     */
    static Template of(String text) {
        if (text.strip().matches("[A-Za-z]*")) {
            return shipped(text.strip());
        }
        try {
            JsonNode document = JSON.readTree(text);
            check(document);
            return new Template(document);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("it is no JSON: " + e.getOriginalMessage(), e);
        }
    }

    private static Template shipped(String name) {
        if (!SHIPPED.contains(name)) {
            throw new IllegalArgumentException("it is none of " + String.join(", ", SHIPPED) + ", and no JSON");
        }
        try (InputStream file = Template.class.getResourceAsStream(name + ".json")) {
            return new Template(JSON.readTree(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The document with these values. */
    String with(Values values) {
        try {
            return JSON.writeValueAsString(filled(document, values));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void check(JsonNode node) {
        if (node.isTextual()) {
            Placeholder.ANY.matcher(node.textValue()).results().forEach(Placeholder::of);
        }
        node.forEach(Template::check);
    }

    private static @Nullable Object filled(JsonNode node, Values values) {
        if (node.isTextual()) {
            return filled(node.textValue(), values);
        }
        if (node.isArray()) {
            List<Object> items = new ArrayList<>();
            node.forEach(item -> items.add(filled(item, values)));
            return items;
        }
        if (node.isObject()) {
            Map<String, Object> fields = new LinkedHashMap<>();
            node.properties().forEach(field -> {
                Object value = filled(field.getValue(), values);
                if (value != null) {
                    fields.put(field.getKey(), value);
                }
            });
            return fields;
        }
        return node;
    }

    private static @Nullable Object filled(String text, Values values) {
        Matcher found = Placeholder.ANY.matcher(text);
        if (found.matches()) {
            return Placeholder.of(found).in(values);
        }
        return found.reset()
                .replaceAll(one -> Matcher.quoteReplacement(
                        Placeholder.text(Placeholder.of(one).in(values))));
    }
}

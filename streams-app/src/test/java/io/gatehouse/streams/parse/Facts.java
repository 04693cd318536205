package io.gatehouse.streams.parse;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.gatehouse.model.Event;
import io.gatehouse.schemas.json.EcsJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Flattens what became of a line into {@code field -> value}, by the names that its JSON document has. */
final class Facts {
    /** What only repeats the raw line, or follows from the action. */
    private static final Set<String> COMMON = Set.of(
            "event.id",
            "event.kind",
            "event.category",
            "event.type",
            "event.created",
            "event.original",
            "host.id",
            "host.name",
            "log.file.path",
            "log.offset",
            "message",
            "gatehouse.revision");

    private Facts() {}

    static Map<String, String> of(Reading reading) {
        if (reading instanceof Reading.Ignored ignored) {
            return Map.of("ignored", ignored.reason());
        }
        if (reading instanceof Reading.Unparsed unparsed) {
            return Map.of("unparsed", unparsed.rejected().getReason());
        }
        List<Event> events = ((Reading.Parsed) reading).events();
        Map<String, String> facts = of(events.get(0));
        facts.keySet().removeAll(COMMON);
        if (events.size() > 1) {
            facts.put("events", String.valueOf(events.size()));
        }
        return facts;
    }

    /** All fields of one event. */
    static Map<String, String> of(Event event) {
        EcsJson json = new EcsJson();
        Map<String, String> facts = new TreeMap<>();
        try (JsonParser parser = json.factory().createParser(json.of(event))) {
            parser.nextToken();
            flatten(parser, "", facts);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return facts;
    }

    private static void flatten(JsonParser parser, String prefix, Map<String, String> facts) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = prefix + parser.currentName();
            JsonToken value = parser.nextToken();
            if (value == JsonToken.START_OBJECT) {
                flatten(parser, name + ".", facts);
            } else if (value == JsonToken.START_ARRAY) {
                StringBuilder items = new StringBuilder();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    items.append(items.isEmpty() ? "" : " | ").append(parser.getText());
                }
                facts.put(name, items.toString());
            } else {
                facts.put(name, parser.getText());
            }
        }
    }
}

package io.gatehouse.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import io.gatehouse.schemas.json.EcsJson;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.avro.generic.IndexedRecord;

/** A record as {@code field.name -> text}, by the names that its JSON document has and in their order. */
final class FlatDocument {
    private final EcsJson ecs = new EcsJson();
    private final JsonFactory json = new JsonFactory();

    Map<String, String> of(IndexedRecord document) throws IOException {
        Map<String, String> fields = new LinkedHashMap<>();
        try (JsonParser parser = json.createParser(ecs.of(document))) {
            while (parser.nextToken() != null) {
                if (parser.currentToken().isScalarValue()) {
                    String name = parser.getParsingContext().pathAsPointer().toString();
                    fields.merge(name(name), parser.getText(), (one, more) -> one + " " + more);
                }
            }
        }
        return fields;
    }

    /** {@code /process/args/0} as {@code process.args}. */
    private static String name(String pointer) {
        String dotted = pointer.substring(1).replace('/', '.');
        int last = dotted.lastIndexOf('.');
        boolean item = last > 0 && dotted.substring(last + 1).chars().allMatch(c -> c >= '0' && c <= '9');
        return item ? dotted.substring(0, last) : dotted;
    }
}

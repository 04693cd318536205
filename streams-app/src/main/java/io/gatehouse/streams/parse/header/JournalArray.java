package io.gatehouse.streams.parse.header;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A value of a journal entry that is an array: {@code [70,97,105]} is text in bytes, {@code ["a","b"]} is two values. */
final class JournalArray {

    private JournalArray() {}

    /** The bytes as text, or the first of the values; the parser stands at the end of the array then. */
    static String read(JsonParser parser) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        String first = null;
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            if (token == JsonToken.VALUE_NUMBER_INT) {
                bytes.write((int) parser.getLongValue());
            } else {
                first = first == null ? value(parser, token) : first;
                parser.skipChildren();
            }
        }
        return first == null ? bytes.toString(StandardCharsets.UTF_8) : first;
    }

    private static @Nullable String value(JsonParser parser, JsonToken token) throws IOException {
        if (token == JsonToken.START_ARRAY) {
            return read(parser);
        }
        return token == JsonToken.VALUE_STRING ? parser.getText() : null;
    }
}

package io.gatehouse.sinks.common;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;
import org.jspecify.annotations.Nullable;

/**
 * A record of ours as the JSON document that {@code EcsJson} makes of it: names as in its Avro schema, {@code timestamp} of the
 * record itself is {@code @timestamp}, times are ISO 8601 in UTC, bytes are text, what is null or empty is left out.
 *
 * @param fields texts, numbers, truth values, lists and maps
 */
public record Document(Map<String, Object> fields) {

    /**
     * From what a Connect converter gives: a struct (AvroConverter, ours and Confluent's; JsonConverter with schemas) or a map
     * (JsonConverter without).
     *
     * @throws DataException if it is neither
     */
    public static Document of(@Nullable Object value) {
        if (value instanceof Struct || value instanceof Map) {
            return new Document(DocumentReader.read(value));
        }
        throw new DataException("the value is "
                + (value == null ? "null" : "of type " + value.getClass().getSimpleName())
                + ", not a record: value.converter must be an AvroConverter or the JsonConverter");
    }

    /** What stands under a path of names, {@code gatehouse.alert.level}; null where nothing does. */
    public @Nullable Object at(String path) {
        Object value = fields;
        for (String name : path.split("\\.")) {
            value = value instanceof Map<?, ?> nested ? nested.get(name) : null;
        }
        return value;
    }

    /** The text there; of a number or a truth value its text. */
    public @Nullable String text(String path) {
        Object value = at(path);
        return value == null || value instanceof Map || value instanceof List ? null : value.toString();
    }

    /**
     * The text there.
     *
     * @throws DataException if there is none
     */
    public String require(String path) {
        String text = text(path);
        if (text == null) {
            throw new DataException("the record has no " + path);
        }
        return text;
    }

    /** The whole number there. */
    public @Nullable Long number(String path) {
        return at(path) instanceof Number number ? number.longValue() : null;
    }

    /**
     * The moment there.
     *
     * @throws DataException if what stands there is no ISO 8601 time
     */
    public @Nullable Instant time(String path) {
        String text = text(path);
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new DataException(path + " is no time: " + text, e);
        }
    }

    /** The texts of the list there; empty where there is none. */
    public List<String> texts(String path) {
        return at(path) instanceof List<?> items
                ? items.stream().map(String::valueOf).toList()
                : List.of();
    }

    /** The record there. */
    public @Nullable Document document(String path) {
        return asDocument(at(path));
    }

    /** The records of the list there; empty where there is none. */
    public List<Document> documents(String path) {
        return at(path) instanceof List<?> items
                ? items.stream()
                        .map(Document::asDocument)
                        .filter(Objects::nonNull)
                        .toList()
                : List.of();
    }

    @SuppressWarnings("unchecked") // the reader makes no other maps
    private static @Nullable Document asDocument(@Nullable Object value) {
        return value instanceof Map ? new Document((Map<String, Object>) value) : null;
    }
}

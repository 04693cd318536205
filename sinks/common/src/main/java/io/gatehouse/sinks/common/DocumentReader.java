package io.gatehouse.sinks.common;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;

/** Walks through what a converter gave, beside the model that says which numbers are times. */
final class DocumentReader {
    private static final String TIMESTAMP = "timestamp";

    private DocumentReader() {}

    static Map<String, Object> read(Object record) {
        Map<String, Object> fields = new LinkedHashMap<>();
        readFields(record, Model.of(record)).forEach((name, value) -> fields.put(nameOf(name), value));
        return fields;
    }

    private static String nameOf(String name) {
        return name.equals(TIMESTAMP) ? "@" + TIMESTAMP : name;
    }

    private static Map<String, Object> readFields(Object record, Model model) {
        Map<String, Object> fields = new LinkedHashMap<>();
        if (record instanceof Struct struct) {
            for (Field field : struct.schema().fields()) {
                put(fields, field.name(), struct.getWithoutDefault(field.name()), model);
            }
        } else if (record instanceof Map<?, ?> map) {
            map.forEach((name, value) -> put(fields, String.valueOf(name), value, model));
        }
        return fields;
    }

    /** Most fields of a record are null: that has to be cheap. */
    private static void put(Map<String, Object> fields, String name, @Nullable Object value, Model model) {
        if (value == null) {
            return;
        }
        Object read = value instanceof Number number && model.isTime(name)
                ? Instant.EPOCH.plus(number.longValue(), ChronoUnit.MICROS).toString()
                : read(value, model.recordIn(name));
        if (read != null) {
            fields.put(name, read);
        }
    }

    /** Null for what is left out. */
    private static @Nullable Object read(@Nullable Object value, Model model) {
        if (value instanceof Struct || value instanceof Map) {
            Map<String, Object> nested = readFields(value, model);
            return nested.isEmpty() ? null : nested;
        }
        if (value instanceof Collection<?> items) {
            return readItems(items, model);
        }
        if (value instanceof ByteBuffer bytes) {
            return StandardCharsets.UTF_8.decode(bytes.duplicate()).toString();
        }
        if (value instanceof byte[] bytes) {
            return new String(bytes, StandardCharsets.UTF_8);
        }
        return value instanceof Date date ? date.toInstant().toString() : value;
    }

    private static @Nullable List<Object> readItems(Collection<?> items, Model model) {
        List<Object> read = new ArrayList<>(items.size());
        for (Object item : items) {
            Object value = read(item, model);
            if (value != null) {
                read.add(value);
            }
        }
        return read.isEmpty() ? null : read;
    }
}

package io.gatehouse.sinks.common;

import io.gatehouse.model.Alert;
import io.gatehouse.model.Event;
import io.gatehouse.model.Notification;
import io.gatehouse.model.Rejected;
import io.gatehouse.model.Session;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;

/** The Avro schemas of the records that sinks read: what a converter gives has lost which numbers are times. */
final class Model {
    private static final Map<String, Schema> RECORDS = List.of(
                    Event.getClassSchema(),
                    Session.getClassSchema(),
                    Alert.getClassSchema(),
                    Notification.getClassSchema(),
                    Rejected.getClassSchema())
            .stream()
            .collect(Collectors.toUnmodifiableMap(Schema::getFullName, Function.identity()));

    private Model() {}

    /** By the name of a struct; of a map, which has none, by what such a record says of itself. */
    static @Nullable Schema of(Object record) {
        if (record instanceof Struct struct && struct.schema().name() != null) {
            return RECORDS.get(struct.schema().name());
        }
        if (record instanceof Map<?, ?> map) {
            return map.containsKey("route") ? Notification.getClassSchema() : ofKind(map.get("event"));
        }
        return null;
    }

    private static @Nullable Schema ofKind(@Nullable Object event) {
        Object kind = event instanceof Map<?, ?> fields ? fields.get("kind") : null;
        return switch (String.valueOf(kind)) {
            case "event" -> Event.getClassSchema();
            case "state" -> Session.getClassSchema();
            case "alert" -> Alert.getClassSchema();
            default -> null;
        };
    }

    /** Microseconds since the epoch. */
    static boolean isTime(Schema.Field field) {
        return "timestamp-micros".equals(field.getProp("format"));
    }

    /** The record in a field: itself, one that may be null, or that of a list. */
    static @Nullable Schema recordIn(Schema schema) {
        return switch (schema.getType()) {
            case RECORD -> schema;
            case ARRAY -> recordIn(schema.getElementType());
            case UNION ->
                schema.getTypes().stream()
                        .filter(type -> type.getType() != Schema.Type.NULL)
                        .findFirst()
                        .map(Model::recordIn)
                        .orElse(null);
            default -> null;
        };
    }
}

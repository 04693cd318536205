package io.gatehouse.sinks.common;

import io.gatehouse.model.Alert;
import io.gatehouse.model.Event;
import io.gatehouse.model.Notification;
import io.gatehouse.model.Rejected;
import io.gatehouse.model.Session;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;

/**
 * What the Avro schema of a record says and a converter's value has lost, worked out once: a sink asks it of every field.
 *
 * @param times fields that hold microseconds since the epoch
 * @param records what is known of the records that fields hold
 */
record Model(Set<String> times, Map<String, Model> records) {
    private static final Model UNKNOWN = new Model(Set.of(), Map.of());
    private static final Model EVENT = read(Event.getClassSchema());
    private static final Model SESSION = read(Session.getClassSchema());
    private static final Model ALERT = read(Alert.getClassSchema());
    private static final Model NOTIFICATION = read(Notification.getClassSchema());

    private static final Map<String, Model> BY_NAME = Map.of(
            Event.getClassSchema().getFullName(), EVENT,
            Session.getClassSchema().getFullName(), SESSION,
            Alert.getClassSchema().getFullName(), ALERT,
            Notification.getClassSchema().getFullName(), NOTIFICATION,
            Rejected.getClassSchema().getFullName(), read(Rejected.getClassSchema()));

    Model {
        times = Set.copyOf(times);
        records = Map.copyOf(records);
    }

    /** By the name of a struct; of a map, which has none, by what such a record says of itself. */
    static Model of(Object record) {
        if (record instanceof Struct struct && struct.schema().name() != null) {
            return BY_NAME.getOrDefault(struct.schema().name(), UNKNOWN);
        }
        if (record instanceof Map<?, ?> map) {
            return map.containsKey("route") ? NOTIFICATION : ofKind(map.get("event"));
        }
        return UNKNOWN;
    }

    private static Model ofKind(@Nullable Object event) {
        Object kind = event instanceof Map<?, ?> fields ? fields.get("kind") : null;
        return switch (String.valueOf(kind)) {
            case "event" -> EVENT;
            case "state" -> SESSION;
            case "alert" -> ALERT;
            default -> UNKNOWN;
        };
    }

    /** Whether a field holds microseconds since the epoch. */
    boolean isTime(String field) {
        return times.contains(field);
    }

    /** The record in a field: itself, one that may be null, or that of a list. */
    Model recordIn(String field) {
        return records.getOrDefault(field, UNKNOWN);
    }

    private static Model read(Schema schema) {
        Set<String> times = new HashSet<>();
        Map<String, Model> records = new HashMap<>();
        for (Schema.Field field : schema.getFields()) {
            if ("timestamp-micros".equals(field.getProp("format"))) {
                times.add(field.name());
            }
            recordIn(field.schema()).ifPresent(record -> records.put(field.name(), read(record)));
        }
        return new Model(times, records);
    }

    private static Optional<Schema> recordIn(Schema schema) {
        return switch (schema.getType()) {
            case RECORD -> Optional.of(schema);
            case ARRAY -> recordIn(schema.getElementType());
            case UNION ->
                schema.getTypes().stream()
                        .flatMap(type -> recordIn(type).stream())
                        .findFirst();
            default -> Optional.empty();
        };
    }
}

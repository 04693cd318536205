package io.gatehouse.streams.topology;

import io.gatehouse.model.Event;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the events of very long lines below what brokers take. A line of 256 KiB whose bytes are no UTF-8 becomes three times as long
 * as text and may stand in several fields; a record over the broker's limit stops a stream thread. The whole line stays in the raw
 * topic and in {@code event.original}.
 */
final class Oversize {
    /** Lines up to this length, in bytes, cannot become too long. */
    private static final int HARMLESS = 8192;

    private static final int MAX_ORIGINAL = 262_144;
    private static final int MAX_TEXT = 65_536;
    private static final int MAX_NAME = 1024;

    private Oversize() {}

    /** Cuts an event whose lines have so many bytes. */
    static void cut(Event event, int bytes) {
        if (bytes > HARMLESS) {
            event.setMessage(null);
            cutFields(event);
        }
    }

    private static void cutFields(SpecificRecord record) {
        for (Schema.Field field : record.getSchema().getFields()) {
            Object value = record.get(field.pos());
            if (value instanceof SpecificRecord nested) {
                cutFields(nested);
            } else if (value instanceof String text) {
                record.put(field.pos(), cut(text, limitOf(field.name())));
            } else if (value instanceof List<?> list) {
                record.put(field.pos(), cutList(list));
            }
        }
    }

    private static int limitOf(String field) {
        return switch (field) {
            case "original" -> MAX_ORIGINAL;
            case "command_line" -> MAX_TEXT;
            default -> MAX_NAME;
        };
    }

    private static List<?> cutList(List<?> list) {
        return list.stream()
                .limit(MAX_NAME)
                .map(item -> item instanceof String text ? cut(text, MAX_NAME) : item)
                .toList();
    }

    private static @Nullable String cut(String text, int limit) {
        return text.length() <= limit ? text : text.substring(0, limit);
    }
}

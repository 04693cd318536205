package io.gatehouse.streams.parse;

import java.util.Collection;
import java.util.function.BiConsumer;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;

/** Walks over all texts in a record, each with its name: {@code user.effective.name}. */
final class TextFields {
    private TextFields() {}

    static void of(IndexedRecord event, BiConsumer<String, String> out) {
        walk("", event, out);
    }

    private static void walk(String name, @Nullable Object value, BiConsumer<String, String> out) {
        if (value instanceof IndexedRecord group) {
            for (Schema.Field field : group.getSchema().getFields()) {
                String inner = name.isEmpty() ? field.name() : name + "." + field.name();
                walk(inner, group.get(field.pos()), out);
            }
        } else if (value instanceof Collection<?> list) {
            list.forEach(item -> walk(name, item, out));
        } else if (value instanceof CharSequence text) {
            out.accept(name, text.toString());
        }
    }
}

package io.gatehouse.schemas.json;

import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.apache.avro.Schema;

/**
 * How a field is written, worked out once per schema.
 *
 * @param position in its record
 * @param name in a nested record
 * @param documentName in the document itself, where {@code timestamp} is written {@code @timestamp}
 * @param time whether it is a time, in microseconds since the epoch
 */
record FieldForm(int position, SerializableString name, SerializableString documentName, boolean time) {

    private static final String TIMESTAMP = "timestamp";

    static List<FieldForm> of(Schema schema) {
        return schema.getFields().stream().map(FieldForm::of).toList();
    }

    private static FieldForm of(Schema.Field field) {
        String name = field.name();
        return new FieldForm(
                field.pos(),
                new SerializedString(name),
                new SerializedString(name.equals(TIMESTAMP) ? "@" + TIMESTAMP : name),
                "timestamp-micros".equals(field.getProp("format")));
    }

    /** ISO 8601 with three or six digits where the second is not full: 2026-11-21T08:34:38.311858Z. */
    static String iso(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS).toString();
    }
}

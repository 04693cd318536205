package io.gatehouse.streams.detect.sigma.field;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** A field of our records by its name in their JSON form: {@code user.effective.name}, {@code @timestamp}. */
public final class FieldPath implements Field {
    private final String name;
    private final int[] positions;
    /** Whether it is a time, which is told as in JSON: in ISO 8601, UTC. */
    private final boolean time;

    private FieldPath(String name, int[] positions, boolean time) {
        this.name = name;
        this.positions = positions;
        this.time = time;
    }

    /** Looks a name up in a schema; null where there is no such field. */
    static @Nullable FieldPath find(Schema schema, String name) {
        String[] words = (name.equals("@timestamp") ? "timestamp" : name).split("\\.", -1);
        int[] positions = new int[words.length];
        Schema at = schema;
        boolean time = false;
        for (int i = 0; i < words.length; i++) {
            Schema.Field field = at.getType() == Schema.Type.RECORD ? at.getField(words[i]) : null;
            if (field == null) {
                return null;
            }
            positions[i] = field.pos();
            time = "timestamp-micros".equals(field.getProp("format"));
            at = withoutNull(field.schema());
        }
        return new FieldPath(name, positions, time);
    }

    private static Schema withoutNull(Schema schema) {
        return schema.getType() != Schema.Type.UNION
                ? schema
                : schema.getTypes().stream()
                        .filter(type -> type.getType() != Schema.Type.NULL)
                        .findFirst()
                        .orElseThrow();
    }

    @Override
    public @Nullable Object of(View view) {
        Object value = view.record();
        for (int position : positions) {
            if (!(value instanceof SpecificRecord record)) {
                return null;
            }
            value = record.get(position);
        }
        if (time && value instanceof Long micros) {
            return Instant.EPOCH.plus(micros, ChronoUnit.MICROS).toString();
        }
        return value instanceof ByteBuffer bytes
                ? StandardCharsets.UTF_8.decode(bytes.duplicate()).toString()
                : value;
    }

    @Override
    public boolean isOfSession() {
        return List.of("gatehouse.session", "gatehouse.person").stream()
                .anyMatch(block -> name.equals(block) || name.startsWith(block + "."));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof FieldPath path && Arrays.equals(positions, path.positions);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(positions);
    }

    @Override
    public String toString() {
        return name;
    }
}

package io.gatehouse.schemas;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.Schema.Field;

/**
 * A schema as it was or will be: without fields, or with more of them, at any depth.
 *
 * @param dropped fields to leave out: "EcsEvent.reason"
 * @param added fields to put at the end of records, by the name of the record
 */
public record SchemaChanges(List<String> dropped, Map<String, Schema> added) {

    public static Schema dropping(Schema schema, String... fields) {
        return new SchemaChanges(List.of(fields), Map.of()).of(schema, new HashMap<>());
    }

    /** Adds a field {@code added} without a default where null is not among its values, else with default null. */
    public static Schema adding(Schema schema, String record, Schema type) {
        return new SchemaChanges(List.of(), Map.of(record, type)).of(schema, new HashMap<>());
    }

    private Schema of(Schema schema, Map<String, Schema> done) {
        return switch (schema.getType()) {
            case RECORD -> record(schema, done);
            case ARRAY -> Schema.createArray(of(schema.getElementType(), done));
            case UNION ->
                Schema.createUnion(
                        schema.getTypes().stream().map(type -> of(type, done)).toList());
            default -> schema;
        };
    }

    private Schema record(Schema schema, Map<String, Schema> done) {
        Schema known = done.get(schema.getFullName());
        if (known != null) {
            return known;
        }
        Schema changed = Schema.createRecord(schema.getName(), schema.getDoc(), schema.getNamespace(), false);
        done.put(schema.getFullName(), changed);
        List<Field> fields = new ArrayList<>();
        for (Field field : schema.getFields()) {
            if (!dropped.contains(schema.getName() + "." + field.name())) {
                fields.add(new Field(field.name(), of(field.schema(), done), field.doc(), field.defaultVal()));
            }
        }
        Schema more = added.get(schema.getName());
        if (more != null) {
            fields.add(new Field("added", more, "For a test.", more.isNullable() ? Field.NULL_DEFAULT_VALUE : null));
        }
        changed.setFields(fields);
        return changed;
    }
}

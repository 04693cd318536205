package io.gatehouse.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SequenceWriter;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import io.gatehouse.model.Session;
import io.gatehouse.schemas.Visible;
import io.gatehouse.schemas.json.EcsJson;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reports of accesses for other programs. */
final class AccessDocuments {
    /** What a spreadsheet takes for a formula, where a cell begins with it. */
    private static final String FORMULA = "=+-@";

    private AccessDocuments() {}

    /** A JSON document a line: {@code "record":"access"} for each, {@code "record":"totals"} last. */
    static void json(List<Session> sessions, OutputStream out) throws IOException {
        JsonGenerator json = new EcsJson().factory().createGenerator(out);
        json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
        json.setRootValueSeparator(null);
        for (Session session : sessions) {
            json.writeStartObject();
            json.writeStringField("record", "access");
            for (Map.Entry<String, @Nullable Object> field :
                    AccessRow.of(session).entrySet()) {
                write(json, field.getKey(), field.getValue());
            }
            json.writeEndObject();
            json.writeRaw('\n');
        }
        totals(AccessTotals.of(sessions), json);
        json.close();
    }

    private static void totals(AccessTotals totals, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("record", "totals");
        json.writeNumberField("accesses", totals.accesses());
        json.writeNumberField("open", totals.open());
        json.writeNumberField("not_allowed", totals.notAllowed());
        json.writeNumberField("persons", totals.persons());
        json.writeNumberField("person_not_known", totals.nobody());
        json.writeNumberField("commands", totals.commands());
        json.writeNumberField("complete", totals.complete());
        json.writeNumberField("completeness_not_said", totals.unknown());
        json.writeObjectFieldStart("missing");
        for (Map.Entry<String, Long> flag : totals.missing().entrySet()) {
            json.writeNumberField(flag.getKey(), flag.getValue());
        }
        json.writeEndObject();
        json.writeEndObject();
        json.writeRaw('\n');
    }

    private static void write(JsonGenerator json, String name, @Nullable Object value) throws IOException {
        if (value instanceof List<?> texts) {
            json.writeArrayFieldStart(name);
            for (Object text : texts) {
                json.writeString(String.valueOf(text));
            }
            json.writeEndArray();
        } else if (value instanceof Long number) {
            json.writeNumberField(name, number);
        } else if (value instanceof Boolean yes) {
            json.writeBooleanField(name, yes);
        } else if (value != null) {
            json.writeStringField(name, value.toString());
        }
    }

    /** Comma-separated values (RFC 4180) with a header. A text that a spreadsheet would take for a formula gets a {@code '} before it. */
    static void csv(List<Session> sessions, OutputStream out) throws IOException {
        CsvSchema.Builder schema = CsvSchema.builder().setLineSeparator("\r\n");
        AccessRow.NAMES.forEach(schema::addColumn);
        CsvMapper mapper = new CsvMapper();
        mapper.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
        try (SequenceWriter csv = mapper.writer(schema.build()).writeValues(out)) {
            csv.write(AccessRow.NAMES);
            for (Session session : sessions) {
                csv.write(AccessRow.of(session).values().stream()
                        .map(AccessDocuments::cell)
                        .toList());
            }
        }
    }

    private static String cell(@Nullable Object value) {
        String text = value instanceof List<?> texts
                ? texts.stream().map(String::valueOf).collect(Collectors.joining(" "))
                : value == null ? "" : value.toString();
        String shown = Visible.of(text);
        boolean formula = !(value instanceof Long) && !shown.isEmpty() && FORMULA.indexOf(shown.charAt(0)) >= 0;
        return formula ? "'" + shown : shown;
    }
}

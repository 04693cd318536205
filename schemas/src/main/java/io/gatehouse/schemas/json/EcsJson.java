package io.gatehouse.schemas.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;

/**
 * Records as JSON, in the form of the Elastic Common Schema: of an Event it is the document that the search index
 * stores, and its field names are those that rules use.
 *
 * <ul>
 *   <li>Names are those of the Avro schema; only {@code timestamp} of the record itself is written {@code @timestamp}.
 *   <li>Nulls, empty lists and records with nothing in them are left out.
 *   <li>Times ({@code "format": "timestamp-micros"}) are ISO 8601 in UTC: {@code 2026-11-21T08:34:38.311858Z}.
 *   <li>Bytes are text in UTF-8, with U+FFFD for what is not.
 *   <li>Control and format characters are escaped, so that a line cannot steer the terminal it is shown on.
 * </ul>
 *
 * <p>May be used by several threads.
 */
public final class EcsJson {

    private static final int USUAL_LENGTH = 1024;

    private final JsonFactory json;
    private final Map<Schema, List<FieldForm>> forms = new ConcurrentHashMap<>();

    public EcsJson() {
        json = new JsonFactory();
        json.setCharacterEscapes(new TerminalSafe());
    }

    /** The JSON document of a record, in one line without a line feed. */
    public String of(IndexedRecord document) {
        StringWriter text = new StringWriter(USUAL_LENGTH);
        try (JsonGenerator out = json.createGenerator(text)) {
            write(document, out);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    /** The factory of generators that escape as this class promises. */
    public JsonFactory factory() {
        return json;
    }

    /** Writes the JSON document of a record. */
    public void write(IndexedRecord document, JsonGenerator out) throws IOException {
        out.writeStartObject();
        writeFields(document, out);
        out.writeEndObject();
    }

    /** Writes the fields of a document into an object that the caller has begun and will end. */
    public void writeFields(IndexedRecord document, JsonGenerator out) throws IOException {
        for (FieldForm field : forms(document)) {
            writeField(field, field.documentName(), document.get(field.position()), out);
        }
    }

    private List<FieldForm> forms(IndexedRecord record) {
        return forms.computeIfAbsent(record.getSchema(), FieldForm::of);
    }

    private void writeField(FieldForm field, SerializableString name, @Nullable Object value, JsonGenerator out)
            throws IOException {
        if (isEmpty(value)) {
            return;
        }
        out.writeFieldName(name);
        if (field.time() && value instanceof Long micros) {
            out.writeString(FieldForm.iso(micros));
        } else {
            writeValue(value, out);
        }
    }

    private void writeValue(@Nullable Object value, JsonGenerator out) throws IOException {
        if (value instanceof IndexedRecord nested) {
            writeNested(nested, out);
        } else if (value instanceof List<?> items) {
            writeList(items, out);
        } else if (value instanceof ByteBuffer bytes) {
            out.writeString(text(bytes));
        } else if (value instanceof Long number) {
            out.writeNumber(number);
        } else if (value instanceof Integer number) {
            out.writeNumber(number);
        } else if (value instanceof Boolean yes) {
            out.writeBoolean(yes);
        } else if (value instanceof CharSequence text) {
            out.writeString(text.toString());
        } else {
            throw new IllegalArgumentException("no JSON form for " + value);
        }
    }

    private void writeNested(IndexedRecord nested, JsonGenerator out) throws IOException {
        out.writeStartObject();
        for (FieldForm field : forms(nested)) {
            writeField(field, field.name(), nested.get(field.position()), out);
        }
        out.writeEndObject();
    }

    private void writeList(List<?> items, JsonGenerator out) throws IOException {
        out.writeStartArray();
        for (Object item : items) {
            writeValue(item, out);
        }
        out.writeEndArray();
    }

    private static boolean isEmpty(@Nullable Object value) {
        if (value instanceof IndexedRecord nested) {
            return isEmptyRecord(nested);
        }
        return value == null || (value instanceof List<?> items && items.isEmpty());
    }

    private static boolean isEmptyRecord(IndexedRecord nested) {
        int fields = nested.getSchema().getFields().size();
        for (int i = 0; i < fields; i++) {
            if (!isEmpty(nested.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static String text(ByteBuffer bytes) {
        return StandardCharsets.UTF_8.decode(bytes.duplicate()).toString();
    }
}

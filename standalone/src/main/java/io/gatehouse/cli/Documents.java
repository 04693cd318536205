package io.gatehouse.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import io.gatehouse.model.Event;
import io.gatehouse.model.Rejected;
import io.gatehouse.schemas.json.EcsJson;
import io.gatehouse.streams.parse.Reading;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes one JSON document per line read, each in a line of its own, in the order of the lines. */
final class Documents {
    private final EcsJson ecs = new EcsJson();
    private final JsonGenerator json;

    Documents(OutputStream out) throws IOException {
        json = ecs.factory().createGenerator(out);
        json.setRootValueSeparator(new SerializedString(""));
        json.disable(JsonGenerator.Feature.FLUSH_PASSED_TO_STREAM);
        json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
    }

    void write(ReadLines.Read read) throws IOException {
        if (read.reading() instanceof Reading.Parsed parsed) {
            event(parsed.events());
        } else if (read.reading() instanceof Reading.Ignored ignored) {
            ignored(ignored);
        } else if (read.reading() instanceof Reading.Unparsed unparsed) {
            unparsed(unparsed.rejected(), unparsed.event());
        }
        json.writeRaw('\n');
    }

    void flush() throws IOException {
        json.flush();
    }

    /** The document that the search index gets; of a line that stands for several events the first, and their number. */
    private void event(List<Event> events) throws IOException {
        json.writeStartObject();
        if (events.size() > 1) {
            json.writeNumberField("events", events.size());
        }
        ecs.writeFields(events.get(0), json);
        json.writeEndObject();
    }

    /** With what the header says, where the line has one. */
    private void ignored(Reading.Ignored ignored) throws IOException {
        json.writeStartObject();
        json.writeBooleanField("parsed", true);
        json.writeStringField("ignored", ignored.reason());
        if (ignored.event() != null) {
            ecs.writeFields(ignored.event(), json);
        }
        json.writeEndObject();
    }

    /** With what the header says, where the line has one. */
    private void unparsed(Rejected rejected, @Nullable Event event) throws IOException {
        json.writeStartObject();
        json.writeBooleanField("parsed", false);
        if (event == null) {
            ecs.writeFields(rejected, json);
        } else {
            json.writeStringField("reason", rejected.getReason());
            json.writeStringField("detail", rejected.getDetail());
            ecs.writeFields(event, json);
        }
        json.writeEndObject();
    }
}

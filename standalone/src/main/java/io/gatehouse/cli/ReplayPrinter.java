package io.gatehouse.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import io.gatehouse.schemas.json.EcsJson;
import io.gatehouse.standalone.Replay;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import org.apache.avro.specific.SpecificRecord;

/** Prints the records of a replay, a JSON document a line with its kind first; of several revisions the last. */
final class ReplayPrinter implements Replay.Output, AutoCloseable {
    private final EcsJson json = new EcsJson();
    private final JsonGenerator out;
    private final LastRevisions revisions = new LastRevisions(this::print);

    ReplayPrinter(PrintStream out) {
        try {
            this.out = json.factory().createGenerator(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.out.setRootValueSeparator(null);
    }

    @Override
    public void record(String kind, String key, SpecificRecord value) {
        switch (kind) {
            case "command", "session", "alert" -> revisions.put(kind, key, value);
            default -> print(kind, value);
        }
    }

    /** Prints a record at once. */
    void print(String kind, SpecificRecord value) {
        try {
            out.writeStartObject();
            out.writeStringField("record", kind);
            json.writeFields(value, out);
            out.writeEndObject();
            out.writeRaw('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Prints what was held back. */
    @Override
    public void close() {
        revisions.flush();
        try {
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package io.gatehouse.schemas;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;

/** The schemas of released versions: {@code src/main/avro-released/<Record>/v1.avsc}, v2 and so on. */
record ReleasedSchemas(Path directory) {

    static ReleasedSchemas ofThisModule() {
        return new ReleasedSchemas(Path.of("src/main/avro-released"));
    }

    Path file(String record, int version) {
        return directory.resolve(record).resolve("v" + version + ".avsc");
    }

    /** Oldest first; none where the record was never released. */
    List<Schema> of(String record) {
        List<Schema> versions = new ArrayList<>();
        while (Files.exists(file(record, versions.size() + 1))) {
            versions.add(read(file(record, versions.size() + 1)));
        }
        return versions;
    }

    /** What of the schema is not FULL_TRANSITIVE with the versions: either cannot read what the other wrote. */
    static List<String> conflicts(Schema current, List<Schema> versions) {
        List<String> conflicts = new ArrayList<>();
        for (int i = 0; i < versions.size(); i++) {
            addUnreadable(conflicts, "v" + (i + 1) + " reads the current schema", versions.get(i), current);
            addUnreadable(conflicts, "the current schema reads v" + (i + 1), current, versions.get(i));
        }
        return conflicts;
    }

    private static void addUnreadable(List<String> conflicts, String what, Schema reader, Schema writer) {
        var found = SchemaCompatibility.checkReaderWriterCompatibility(reader, writer);
        if (found.getType() != SchemaCompatibilityType.COMPATIBLE) {
            conflicts.add(what + ": " + found.getResult().getIncompatibilities());
        }
    }

    private static Schema read(Path file) {
        try {
            return new Schema.Parser().parse(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

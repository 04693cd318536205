package io.gatehouse.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import io.confluent.kafka.schemaregistry.avro.AvroSchemaUtils;
import io.gatehouse.schemas.serde.TrustedModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.junit.jupiter.api.Test;

/**
 * Not a test, but how the schemas of a release are written down; its name keeps it out of the build.
 * {@code mvn -pl schemas -am test -Dtest=SchemaRelease -Dsurefire.failIfNoSpecifiedTests=false}
 */
class SchemaRelease {

    private final ReleasedSchemas released = ReleasedSchemas.ofThisModule();

    @Test
    void writesTheNextVersionOfWhatHasChanged() throws IOException {
        TrustedModel.trust();
        for (Schema schema : ReleasedSchemasTest.schemas().toList()) {
            Schema plain = withoutJavaProperties(schema);
            List<Schema> versions = released.of(schema.getName());
            assertThat(ReleasedSchemas.conflicts(schema, versions)).isEmpty();
            if (versions.isEmpty() || !versions.get(versions.size() - 1).equals(plain)) {
                Path file = released.file(schema.getName(), versions.size() + 1);
                Files.createDirectories(file.getParent());
                Files.writeString(file, plain.toString(true) + "\n");
            }
        }
    }

    private static Schema withoutJavaProperties(Schema schema) {
        Object instance = SpecificData.get().newRecord(null, schema);
        return AvroSchemaUtils.getSchema(instance, false, false, true);
    }
}

package io.gatehouse.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every schema file. */
class SchemaFilesTest {

    static List<Schema> schemas() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/main/avro"))) {
            return files.map(file -> schema(file.getFileName().toString().replace(".avsc", "")))
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void documentsItselfAndEveryField(Schema schema) {
        assertThat(schema.getDoc()).endsWith(".");
        assertThat(schema.getFields())
                .allSatisfy(field ->
                        assertThat(field.doc()).as(field.name()).isNotBlank().endsWith("."));
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void givesNullToEveryFieldThatMayBeNull(Schema schema) {
        assertThat(schema.getFields())
                .allSatisfy(field -> assertThat(field.hasDefaultValue())
                        .as(field.name())
                        .isEqualTo(field.schema().isNullable()));
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void saysTheUnitOfEveryTime(Schema schema) {
        assertThat(schema.getFields())
                .filteredOn(field -> "timestamp-micros".equals(field.getProp("format")))
                .allSatisfy(field -> assertThat(field.doc()).contains("Microseconds since"));
    }

    private static Schema schema(String name) {
        try {
            return SpecificData.get().getSchema(Class.forName("io.gatehouse.model." + name));
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("no class was generated for " + name, e);
        }
    }
}

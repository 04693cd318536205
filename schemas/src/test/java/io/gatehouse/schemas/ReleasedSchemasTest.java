package io.gatehouse.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.model.Alert;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.specific.SpecificData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Programs of any two versions understand each other's records. */
class ReleasedSchemasTest {

    private final ReleasedSchemas released = ReleasedSchemas.ofThisModule();

    static Stream<Schema> schemas() {
        return new Topics("", 1, (short) 1)
                .all().stream()
                        .filter(topic -> topic.type() != null)
                        .map(topic -> SpecificData.get().getSchema(Objects.requireNonNull(topic.type())))
                        .distinct();
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void isFullyCompatibleWithEveryReleasedVersion(Schema schema) {
        List<Schema> versions = released.of(schema.getName());
        assertThat(versions).as("versions of %s", schema.getName()).isNotEmpty();
        assertThat(ReleasedSchemas.conflicts(schema, versions)).isEmpty();
    }

    @Test
    void keepsNoRecordThatNoTopicCarries() throws IOException {
        try (Stream<Path> records = Files.list(released.directory())) {
            assertThat(records.map(record -> record.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(
                            schemas().map(Schema::getName).toList());
        }
    }

    @Test
    void findsAFieldThatOlderProgramsDoNotWrite() {
        Schema schema = SchemaBuilder.builder().stringType();
        assertThat(conflictsWith(SchemaChanges.adding(Alert.getClassSchema(), "EcsHost", schema)))
                .first()
                .asString()
                .startsWith("the current schema reads v1: ")
                .contains("added");
    }

    @Test
    void findsAFieldThatOlderProgramsNeed() {
        assertThat(conflictsWith(SchemaChanges.dropping(Alert.getClassSchema(), "EcsEvent.kind")))
                .first()
                .asString()
                .startsWith("v1 reads the current schema: ")
                .contains("kind");
    }

    @Test
    void letsNullableFieldsComeAndGo() {
        Schema nullable = SchemaBuilder.unionOf().nullType().and().stringType().endUnion();
        assertThat(conflictsWith(SchemaChanges.adding(Alert.getClassSchema(), "EcsHost", nullable)))
                .isEmpty();
        assertThat(conflictsWith(SchemaChanges.dropping(Alert.getClassSchema(), "EcsHost.name")))
                .isEmpty();
    }

    private List<String> conflictsWith(Schema changed) {
        return ReleasedSchemas.conflicts(changed, released.of("Alert"));
    }
}

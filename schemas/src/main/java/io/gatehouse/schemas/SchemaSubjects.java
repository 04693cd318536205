package io.gatehouse.schemas;

import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.io.IOException;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/** Registers schemas and makes the registry hold later ones against them. */
final class SchemaSubjects {

    private static final String COMPATIBILITY = "FULL_TRANSITIVE";

    private final SchemaRegistryClient registry;

    SchemaSubjects(SchemaRegistryClient registry) {
        this.registry = registry;
    }

    RegisteredSchema register(String subject, Schema schema) {
        try {
            int id = registry.register(subject, new AvroSchema(schema));
            return new RegisteredSchema(subject, id, guard(subject));
        } catch (IOException e) {
            throw new TopicCreationException("schema registry gives no answer: " + e.getMessage(), e);
        } catch (RestClientException e) {
            throw new TopicCreationException(
                    "schema registry refuses the schema of " + schema.getName() + " under " + subject + ": "
                            + e.getMessage(),
                    e);
        }
    }

    /** Not every registry can do it per subject; that is worth a word, but records flow without. */
    private @Nullable String guard(String subject) {
        try {
            registry.updateCompatibility(subject, COMPATIBILITY);
            return null;
        } catch (IOException | RestClientException e) {
            return "compatibility " + COMPATIBILITY + " not set: " + e.getMessage();
        }
    }
}

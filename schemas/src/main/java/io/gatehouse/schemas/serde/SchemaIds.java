package io.gatehouse.schemas.serde;

import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.io.IOException;
import org.apache.avro.Schema;
import org.apache.kafka.common.errors.SerializationException;

/** Schema to id and back, as the registry has it; tells what the registry says from that it says nothing. */
final class SchemaIds {

    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;
    private static final int INVALID = 422;
    private static final int FIRST_CODE_OF_NOT_FOUND = 40401;
    private static final int LAST_CODE_OF_NOT_FOUND = 40403;

    private final SchemaRegistryClient client;
    private final boolean autoRegister;

    SchemaIds(SchemaRegistryClient client, boolean autoRegister) {
        this.client = client;
        this.autoRegister = autoRegister;
    }

    /**
     * The id of a schema under a subject; registers it where that is allowed.
     *
     * @throws RegistryUnavailableException if the registry gives no answer
     * @throws SerializationException if it has no such schema, or refuses it
     */
    int idOf(Schema schema, String subject) {
        AvroSchema avro = new AvroSchema(schema);
        try {
            return autoRegister ? client.register(subject, avro) : client.getId(subject, avro);
        } catch (IOException e) {
            throw unavailable(e);
        } catch (RestClientException e) {
            throw noId(schema.getName(), subject, e);
        }
    }

    private RuntimeException noId(String record, String subject, RestClientException e) {
        if (isNotFound(e) && !autoRegister) {
            return new SerializationException(
                    "schema of " + record + " is not registered under " + subject + ": run 'gatehouse topics create'",
                    e);
        }
        if (e.getStatus() == CONFLICT || e.getStatus() == INVALID) {
            return new SerializationException(
                    "registry refuses the schema of " + record + " under " + subject + ": " + e.getMessage(), e);
        }
        return unavailable(e);
    }

    /**
     * The Avro schema of an id.
     *
     * @throws RegistryUnavailableException if the registry gives no answer
     * @throws UndecodableException if it has no such schema, or not in Avro
     */
    Schema schemaOf(int id) {
        try {
            return ((AvroSchema) client.getSchemaById(id)).rawSchema();
        } catch (RestClientException e) {
            if (isNotFound(e)) {
                throw new UndecodableException("schema " + id + " is not in the registry", e);
            }
            throw unavailable(e);
        } catch (IOException | RuntimeException e) {
            if (isForeign(e)) {
                throw new UndecodableException("schema " + id + " is not Avro", e);
            }
            throw unavailable(e);
        }
    }

    private static boolean isNotFound(RestClientException e) {
        return e.getStatus() == NOT_FOUND
                && e.getErrorCode() >= FIRST_CODE_OF_NOT_FOUND
                && e.getErrorCode() <= LAST_CODE_OF_NOT_FOUND;
    }

    /**
     * Whether the registry gave a schema that is not Avro. Confluent's client has no exception of its own for that: it
     * says "Invalid schema type PROTOBUF" by an IllegalStateException within Guava's exception, or "Invalid schema …" by
     * a plain IOException where the text does not parse.
     */
    private static boolean isForeign(Exception e) {
        Throwable first = e instanceof RuntimeException && e.getCause() != null ? e.getCause() : e;
        return (first instanceof IllegalStateException || first.getClass() == IOException.class)
                && String.valueOf(first.getMessage()).startsWith("Invalid schema");
    }

    private static RegistryUnavailableException unavailable(Exception cause) {
        return new RegistryUnavailableException("schema registry gives no answer: " + cause.getMessage(), cause);
    }
}

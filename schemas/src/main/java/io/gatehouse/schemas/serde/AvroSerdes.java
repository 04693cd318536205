package io.gatehouse.schemas.serde;

import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.gatehouse.schemas.Topic;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/**
 * Makes the serdes of the topics: Confluent's wire format, byte for byte what {@code KafkaAvroSerializer} writes, about
 * ten times as fast.
 *
 * <p>The serdes may be shared by threads. Their subject is that of the topic they were made for, wherever they are used.
 * Reading throws {@link UndecodableException} for bytes that are no record, and {@link RegistryUnavailableException}
 * where the registry could not be asked. Null is a tombstone both ways.
 */
public final class AvroSerdes {

    private final SchemaIds ids;

    /**
     * @param client as {@link RegistryClients} makes it
     * @param autoRegister whether writing may register a schema; false in production, where {@code topics create} does it
     */
    public AvroSerdes(SchemaRegistryClient client, boolean autoRegister) {
        ids = new SchemaIds(client, autoRegister);
    }

    /** The serde of the values of a topic. */
    public <V extends SpecificRecord> Serde<V> forTopic(Topic<V> topic) {
        Class<V> type = topic.type();
        if (type == null) {
            throw new IllegalArgumentException(topic.name() + " carries bytes, not records");
        }
        return Serdes.serdeFrom(new WireSerializer<>(topic.subject(), type, ids), new WireDeserializer<>(type, ids));
    }
}

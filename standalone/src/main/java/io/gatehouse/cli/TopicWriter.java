package io.gatehouse.cli;

import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.gatehouse.schemas.Topic;
import io.gatehouse.schemas.serde.AvroSerdes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Writes records into a topic of which the last record of each key is the truth. */
record TopicWriter<V extends SpecificRecord>(Cluster cluster, SchemaRegistryClient registry, Topic<V> topic) {

    /**
     * Writes all of them and waits until the brokers have them.
     *
     * @throws io.gatehouse.embedded.UserError if they refuse; some may have been written then
     */
    void write(Map<String, V> records) {
        Serializer<V> values = new AvroSerdes(registry, false).forTopic(topic).serializer();
        try (KafkaProducer<String, V> producer =
                new KafkaProducer<>(cluster.settings().kafka(), new StringSerializer(), values)) {
            List<Future<?>> sent = new ArrayList<>();
            records.forEach((key, value) -> sent.add(producer.send(new ProducerRecord<>(topic.name(), key, value))));
            for (Future<?> one : sent) {
                one.get();
            }
        } catch (ExecutionException e) {
            throw Cluster.refused(cluster.settings(), e.getCause() == null ? e : e.getCause());
        } catch (KafkaException e) {
            throw Cluster.refused(cluster.settings(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}

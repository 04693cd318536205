package io.gatehouse.streams.topology;

import io.gatehouse.schemas.Topic;
import io.gatehouse.schemas.Topics;
import io.gatehouse.schemas.serde.AvroSerdes;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;

/** A topology that is being built: sources, steps with their stores, sinks. */
final class Wiring {
    private final Topology topology = new Topology();
    private final Topics topics;
    private final AvroSerdes serdes;

    Wiring(Topics topics, AvroSerdes serdes) {
        this.topics = topics;
        this.serdes = serdes;
    }

    Topology topology() {
        return topology;
    }

    <V extends SpecificRecord> Deserializer<V> deserializer(Topic<V> topic) {
        return serdes.forTopic(topic).deserializer();
    }

    /** Every instance reads a topic whole into this store. */
    <V extends SpecificRecord> void load(
            StoreBuilder<KeyValueStore<byte[], byte[]>> store, Topic<V> topic, LoadRecords.Shared<V> shared) {
        topology.addGlobalStore(
                store,
                store.name() + "-entries",
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer(),
                topic.name(),
                "load-" + store.name(),
                () -> new LoadRecords<>(store.name(), shared, deserializer(topic)));
    }

    /** Reads a topic as bytes, so that the step behind can keep what cannot be decoded. */
    void bytesFrom(String name, Topic<?> topic) {
        topology.addSource(name, new ByteArrayDeserializer(), new ByteArrayDeserializer(), topic.name());
    }

    /** Reads and decodes a topic for a step; what cannot be decoded goes to the sink {@code deadLetters}. */
    <V extends SpecificRecord> void decoded(String name, Topic<V> topic, String next, String deadLetters) {
        String source = "read-" + topic.name().substring(topic.name().lastIndexOf('.') + 1);
        bytesFrom(source, topic);
        topology.addProcessor(name, () -> new Decode<>(topic, deserializer(topic), next, deadLetters), source);
    }

    <I, J, K, V> void step(String name, ProcessorSupplier<I, J, K, V> step, String... parents) {
        topology.addProcessor(name, step, parents);
    }

    void stores(String step, StoreBuilder<?>... stores) {
        for (StoreBuilder<?> store : stores) {
            topology.addStateStore(store, step);
        }
    }

    <V extends SpecificRecord> void to(String name, Topic<V> topic, String... parents) {
        topology.addSink(
                name,
                topic.name(),
                new StringSerializer(),
                serdes.forTopic(topic).serializer(),
                parents);
    }

    void deadLetters(String name, String... parents) {
        topology.addSink(
                name, topics.deadLetters().name(), new ByteArraySerializer(), new ByteArraySerializer(), parents);
    }
}

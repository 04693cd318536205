package io.gatehouse.benchmarks.throughput;

import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import io.confluent.kafka.serializers.KafkaAvroSerializer;
import io.gatehouse.benchmarks.Cluster;
import io.gatehouse.schemas.serde.TrustedModel;
import io.gatehouse.streams.app.StreamsSettings;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.Topology;

/** Reads every raw line, decodes it, encodes it again and writes it: what Kafka Streams itself and a codec cost. */
record PassThrough(String name, Function<Cluster, Serde<?>> serde) implements Contender {

    /** With the codec of the pipeline. */
    static PassThrough ours() {
        return new PassThrough(
                "pass-through",
                cluster -> cluster.serdes().forTopic(cluster.topics().raw()));
    }

    /** With Confluent's serializer and deserializer as they come. */
    static PassThrough confluent() {
        return new PassThrough("pass-through-confluent", cluster -> {
            TrustedModel.trust();
            Map<String, ?> config = Map.of("schema.registry.url", Cluster.REGISTRY, "specific.avro.reader", true);
            Serde<Object> serde = Serdes.serdeFrom(new KafkaAvroSerializer(), new KafkaAvroDeserializer());
            serde.configure(config, false);
            return serde;
        });
    }

    @Override
    public Running start(Cluster cluster, StreamsSettings settings) {
        Serde<?> values = serde.apply(cluster);
        Topology topology = new Topology();
        topology.addSource(
                "lines",
                new ByteArrayDeserializer(),
                values.deserializer(),
                cluster.topics().raw().name());
        topology.addSink("copy", Cluster.COPY, new ByteArraySerializer(), values.serializer(), "lines");
        KafkaStreams streams = new KafkaStreams(topology, settings.toProperties());
        streams.start();
        return streams::close;
    }
}

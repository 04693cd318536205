package io.gatehouse.ingest;

import io.gatehouse.model.RawLine;
import io.gatehouse.schemas.Topic;
import io.gatehouse.schemas.Topics;
import io.gatehouse.schemas.serde.AvroSerdes;
import io.gatehouse.schemas.serde.RegistryClients;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serde;

/** Kafka as an agent sees it: its own mock producer, a new one after each failure, and what all of them were given. */
final class FakeKafka implements Supplier<Producer<byte[], byte[]>> {

    final Topic<RawLine> topic = new Topics(Topics.DEFAULT_PREFIX, 8, (short) 1).raw();
    final Serde<RawLine> serde = new AvroSerdes(RegistryClients.of("mock://ingest", Map.of()), true).forTopic(topic);

    private final List<MockProducer<byte[], byte[]>> producers = new CopyOnWriteArrayList<>();
    private volatile boolean answering = true;

    /** From the next producer on, records are acknowledged only by {@link #last}. */
    FakeKafka silent() {
        answering = false;
        return this;
    }

    void answerFromTheNextProducerOn() {
        answering = true;
    }

    @Override
    public Producer<byte[], byte[]> get() {
        MockProducer<byte[], byte[]> producer =
                new MockProducer<>(answering, null, new ByteArraySerializer(), new ByteArraySerializer());
        producers.add(producer);
        return producer;
    }

    MockProducer<byte[], byte[]> last() {
        return producers.get(producers.size() - 1);
    }

    int producers() {
        return producers.size();
    }

    List<ProducerRecord<byte[], byte[]>> records() {
        return producers.stream()
                .flatMap(producer -> producer.history().stream())
                .toList();
    }

    /** Lines and heartbeats, in order. */
    List<RawLine> all() {
        return records().stream()
                .map(sent -> serde.deserializer().deserialize(sent.topic(), sent.value()))
                .toList();
    }

    List<RawLine> lines() {
        return all().stream().filter(raw -> raw.getFile() != null).toList();
    }

    List<String> texts() {
        return lines().stream().map(Lines::text).toList();
    }

    List<RawLine> heartbeats() {
        return all().stream()
                .filter(raw -> raw.getSource().equals(RawLines.HEARTBEAT))
                .toList();
    }
}

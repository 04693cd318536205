package io.gatehouse.ingest;

import io.gatehouse.model.RawLine;
import io.gatehouse.schemas.Topic;
import io.gatehouse.schemas.Topics;
import io.gatehouse.schemas.serde.AvroSerdes;
import io.gatehouse.schemas.serde.RegistryClients;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serde;
import org.jspecify.annotations.Nullable;

/** Kafka as an agent sees it: its own mock producer, a new one after each failure, and what all of them were given. */
final class FakeKafka implements Supplier<Producer<byte[], byte[]>> {

    final Topic<RawLine> topic = new Topics(Topics.DEFAULT_PREFIX, 8, (short) 1).raw();
    final Serde<RawLine> serde = new AvroSerdes(RegistryClients.of("mock://ingest", Map.of()), true).forTopic(topic);

    private final List<MockProducer<byte[], byte[]>> producers = new CopyOnWriteArrayList<>();
    private volatile boolean answering = true;
    private volatile CountDownLatch sending = new CountDownLatch(0);
    private volatile CountDownLatch mayGoOn = new CountDownLatch(0);

    /** From the next producer on, records are acknowledged only by {@link #last}. */
    FakeKafka silent() {
        answering = false;
        return this;
    }

    void answerFromTheNextProducerOn() {
        answering = true;
    }

    /** The first record of the next producer is taken only when {@code mayGoOn}; {@code sending} tells that it waits. */
    void slow(CountDownLatch sending, CountDownLatch mayGoOn) {
        this.sending = sending;
        this.mayGoOn = mayGoOn;
    }

    @Override
    public Producer<byte[], byte[]> get() {
        MockProducer<byte[], byte[]> producer =
                new MockProducer<>(answering, null, new ByteArraySerializer(), new ByteArraySerializer()) {
                    @Override
                    public synchronized Future<RecordMetadata> send(
                            ProducerRecord<byte[], byte[]> record, @Nullable Callback callback) {
                        sending.countDown();
                        await(mayGoOn);
                        return super.send(record, callback);
                    }
                };
        producers.add(producer);
        return producer;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
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

package io.gatehouse.ingest;

import io.gatehouse.model.RawLine;
import io.gatehouse.schemas.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * Sends the records of one host to the raw topic, all with the host id as their key; after a failure with a new
 * producer.
 */
final class RawSender {

    private final String topic;
    private final byte[] key;
    private final Serializer<RawLine> serializer;
    private final Supplier<Producer<byte[], byte[]>> producers;
    private final Tally tally = new Tally();

    private volatile @Nullable Delivery delivery;
    private volatile boolean heartbeatPending;
    private volatile boolean acknowledging;

    RawSender(
            String hostId,
            Topic<RawLine> topic,
            Serializer<RawLine> serializer,
            Supplier<Producer<byte[], byte[]>> producers) {
        this.topic = topic.name();
        this.key = hostId.getBytes(StandardCharsets.UTF_8);
        this.serializer = serializer;
        this.producers = producers;
    }

    /** Opens a producer where there is none, and throws what went wrong since the last call. */
    void check() {
        if (delivery == null) {
            delivery = new Delivery(producers.get());
        }
        delivery().throwIfFailed();
    }

    /** Sends a line; its file learns when it is acknowledged. */
    void send(RawLine raw, FileLine read) {
        long next = read.line().nextOffset();
        delivery().send(record(raw), () -> {
            acknowledging = true;
            read.file().acknowledge(next);
            tally.acknowledged.increment();
        });
        tally.sent.increment();
    }

    /** Sends a heartbeat. */
    void sendHeartbeat(RawLine raw) {
        heartbeatPending = true;
        delivery().send(record(raw), () -> {
            acknowledging = true;
            heartbeatPending = false;
        });
    }

    /** Whether the last heartbeat is on its way: while Kafka does not answer, one is enough. */
    boolean isHeartbeatPending() {
        return heartbeatPending;
    }

    /** Whether the open producer has had an acknowledgement. */
    boolean isAcknowledging() {
        return acknowledging;
    }

    /** Bytes sent and not acknowledged; those of an open producer. */
    long pendingBytes() {
        Delivery open = delivery;
        return open == null ? 0 : open.pendingBytes();
    }

    /** Notes a failure and closes the producer: what is not acknowledged counts as not sent. */
    void fail(Exception e) {
        tally.failures.increment();
        tally.lastError = e.getMessage() == null ? e.toString() : e.getMessage();
        close(Duration.ZERO);
    }

    /** Waits for the acknowledgements, up to this time. */
    void flush(Duration timeout) throws InterruptedException {
        Delivery open = delivery;
        if (open != null) {
            open.awaitAll(timeout);
        }
    }

    /** Closes the producer. */
    void close(Duration timeout) {
        Delivery open = delivery;
        if (open != null) {
            delivery = null;
            heartbeatPending = false;
            acknowledging = false;
            open.close(timeout);
        }
    }

    Tally tally() {
        return tally;
    }

    private Delivery delivery() {
        Delivery open = delivery;
        if (open == null) {
            throw new IllegalStateException("no producer is open");
        }
        return open;
    }

    private ProducerRecord<byte[], byte[]> record(RawLine raw) {
        return new ProducerRecord<>(topic, key, serializer.serialize(topic, raw));
    }
}

package io.gatehouse.ingest;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The life of one producer, from its opening to its first failure. Records count as acknowledged in the order in which
 * they were sent, each only when all before it are too; after a failure none does any more.
 *
 * <p>Sends and waits on the agent's thread; Kafka's thread brings the acknowledgements.
 */
final class Delivery {

    private final Logger log = LoggerFactory.getLogger(Delivery.class);
    private final Producer<byte[], byte[]> producer;
    private final Deque<Pending> pending = new ArrayDeque<>();
    private long pendingBytes;
    private @Nullable Exception failure;
    private boolean closed;

    /** A record on its way. */
    private static final class Pending {
        private final int bytes;
        private final Runnable whenAcknowledged;
        private boolean arrived;

        private Pending(int bytes, Runnable whenAcknowledged) {
            this.bytes = bytes;
            this.whenAcknowledged = whenAcknowledged;
        }
    }

    Delivery(Producer<byte[], byte[]> producer) {
        this.producer = producer;
    }

    /**
     * Sends a record.
     *
     * @param whenAcknowledged called when this record and all before it are in Kafka
     * @throws KafkaException when this or an earlier record failed
     */
    void send(ProducerRecord<byte[], byte[]> record, Runnable whenAcknowledged) {
        Pending sent = new Pending(size(record), whenAcknowledged);
        synchronized (this) {
            throwIfFailed();
            pending.add(sent);
            pendingBytes += sent.bytes;
        }
        Future<RecordMetadata> unused = producer.send(record, (metadata, e) -> arrived(sent, e));
    }

    /** Throws what Kafka said of the first record that it did not take. */
    synchronized void throwIfFailed() {
        if (failure != null) {
            throw failure instanceof KafkaException known ? known : new KafkaException(failure);
        }
    }

    /** Bytes that were sent and are not acknowledged. */
    synchronized long pendingBytes() {
        return pendingBytes;
    }

    /** Waits until all is acknowledged, something fails or the time is over; returns whether all is acknowledged. */
    synchronized boolean awaitAll(Duration timeout) throws InterruptedException {
        long end = System.nanoTime() + timeout.toNanos();
        for (long left = timeout.toMillis(); left > 0 && failure == null && !pending.isEmpty(); ) {
            wait(left);
            left = (end - System.nanoTime()) / 1_000_000;
        }
        return pending.isEmpty();
    }

    /** Lets go of what is not acknowledged. */
    void close(Duration timeout) {
        synchronized (this) {
            closed = true; // what the producer reports from here on changes nothing
        }
        try {
            producer.close(timeout);
        } catch (KafkaException e) {
            log.debug("The producer did not close in order", e); // nothing depends on it
        }
    }

    private synchronized void arrived(Pending sent, @Nullable Exception e) {
        if (closed || failure != null) {
            return;
        }
        if (e != null) {
            failure = e;
        }
        sent.arrived = e == null;
        for (Pending first = pending.peek(); first != null && first.arrived; first = pending.peek()) {
            pending.remove();
            pendingBytes -= first.bytes;
            first.whenAcknowledged.run();
        }
        notifyAll();
    }

    private static int size(ProducerRecord<byte[], byte[]> record) {
        return record.key().length + record.value().length;
    }
}

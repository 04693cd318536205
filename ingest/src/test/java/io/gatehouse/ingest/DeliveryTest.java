package io.gatehouse.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.NotEnoughReplicasException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

class DeliveryTest {

    private final Unordered producer = new Unordered();
    private final Delivery delivery = new Delivery(producer);
    private final List<Integer> acknowledged = new ArrayList<>();

    /** A producer whose records the test answers in any order. */
    private static final class Unordered extends MockProducer<byte[], byte[]> {
        final Deque<Callback> callbacks = new ArrayDeque<>();

        Unordered() {
            super(false, null, new ByteArraySerializer(), new ByteArraySerializer());
        }

        @Override
        public synchronized Future<RecordMetadata> send(ProducerRecord<byte[], byte[]> record, Callback callback) {
            callbacks.add(callback);
            return new CompletableFuture<>();
        }
    }

    @Test
    void acknowledgesInTheOrderOfSending() {
        send(3);

        answerLast();
        answerLast();
        assertThat(acknowledged).isEmpty();
        answerLast();

        assertThat(acknowledged).containsExactly(1, 2, 3);
    }

    @Test
    void acknowledgesNothingAfterAFailure() {
        send(3);

        producer.callbacks.removeFirst().onCompletion(null, null);
        producer.callbacks.removeFirst().onCompletion(null, new NotEnoughReplicasException("two are down"));
        producer.callbacks.removeFirst().onCompletion(null, null);

        assertThat(acknowledged).containsExactly(1);
        assertThatThrownBy(delivery::throwIfFailed).hasMessage("two are down");
        assertThatThrownBy(() -> send(1)).isInstanceOf(NotEnoughReplicasException.class);
    }

    @Test
    void countsTheBytesOnTheirWay() {
        send(2);
        assertThat(delivery.pendingBytes()).isEqualTo(20);

        producer.callbacks.removeFirst().onCompletion(null, null);

        assertThat(delivery.pendingBytes()).isEqualTo(10);
    }

    @Test
    void hearsNothingOnceItIsClosed() {
        send(1);
        delivery.close(Duration.ZERO);

        answerLast();

        assertThat(acknowledged).isEmpty();
        assertThat(producer.closed()).isTrue();
    }

    @Test
    void waitsNoLongerThanItMay() throws InterruptedException {
        assertThat(delivery.awaitAll(Duration.ZERO)).isTrue();
        send(1);

        assertThat(delivery.awaitAll(Duration.ofMillis(20))).isFalse();
    }

    private void send(int records) {
        for (int i = 1; i <= records; i++) {
            int number = i;
            delivery.send(new ProducerRecord<>("raw", new byte[4], new byte[6]), () -> acknowledged.add(number));
        }
    }

    private void answerLast() {
        producer.callbacks.removeLast().onCompletion(null, null);
    }
}

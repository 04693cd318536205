package io.gatehouse.schemas.serde;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.model.Event;
import io.gatehouse.schemas.SampleRecords;
import io.gatehouse.schemas.Topics;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.kafka.common.serialization.Serde;
import org.junit.jupiter.api.Test;

/** Producers are shared by threads, and so are their serializers. */
class SharedSerdesTest {

    private static final int THREADS = 6;

    @Test
    void threadsDoNotDisturbEachOther() throws Exception {
        Serde<Event> serde = new AvroSerdes(RegistryClients.of("mock://" + UUID.randomUUID(), Map.of()), true)
                .forTopic(new Topics("", 1, (short) 1).events());
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Callable<Boolean>> tasks = IntStream.range(0, THREADS)
                    .<Callable<Boolean>>mapToObj(number -> () -> comesBack(serde, number))
                    .toList();
            for (Future<Boolean> task : threads.invokeAll(tasks)) {
                assertThat(task.get()).isTrue();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static boolean comesBack(Serde<Event> serde, int number) {
        Event event = SampleRecords.login();
        event.setMessage(Integer.toString(number).repeat(1 + number * 700));
        return IntStream.range(0, 3_000)
                .allMatch(i -> serde.deserializer()
                        .deserialize("", serde.serializer().serialize("", event))
                        .equals(event));
    }
}

package io.gatehouse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.embedded.DataDirectory;
import io.gatehouse.embedded.EmbeddedBroker;
import io.gatehouse.model.Person;
import io.gatehouse.schemas.Topic;
import io.gatehouse.schemas.Topics;
import io.gatehouse.schemas.serde.AvroSerdes;
import io.gatehouse.schemas.serde.RegistryClients;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TopicReaderIT {
    private static final String REGISTRY = "mock://reader";
    private static final Topic<Person> TOPIC = new Topics("r.", 3, (short) 1).people();

    @TempDir
    Path directory;

    @Test
    void readsOnlyTheTimeAndThePartitionThatAreAskedFor() throws Exception {
        try (DataDirectory data = DataDirectory.open(directory);
                EmbeddedBroker broker = EmbeddedBroker.start(data, 0);
                Cluster cluster =
                        Cluster.connect(ClientSettings.defaults().with(broker.bootstrapServers(), REGISTRY))) {
            cluster.get(cluster.admin()
                    .createTopics(List.of(new NewTopic(TOPIC.name(), 3, (short) 1)))
                    .all());
            long now = System.currentTimeMillis();
            List<String> keys = List.of("a", "b", "c", "d", "e", "f");
            send(broker, keys, now - 3000);
            send(broker, keys, now - 2000);
            send(broker, keys, now - 1000);
            assertThat(read(cluster, reader -> {})).hasSize(18).containsAll(keys);
            assertThat(read(cluster, reader -> reader.between(now - 2500, now - 1500)))
                    .containsExactlyInAnyOrderElementsOf(keys);
            assertThat(read(cluster, reader -> reader.between(now - 1500, Long.MAX_VALUE)))
                    .containsExactlyInAnyOrderElementsOf(keys);
            assertThat(read(cluster, reader -> reader.between(now, Long.MAX_VALUE)))
                    .isEmpty();
            for (String key : keys) {
                assertThat(read(cluster, reader -> reader.onlyWithKey(key)))
                        .hasSizeLessThan(18)
                        .contains(key);
            }
        }
    }

    private static List<String> read(Cluster cluster, Consumer<TopicReader<Person>> limit) {
        List<String> keys = new ArrayList<>();
        try (TopicReader<Person> reader = new TopicReader<>(cluster, cluster.registry(), TOPIC)) {
            limit.accept(reader);
            reader.toTheEnd((key, value) -> keys.add(key));
        }
        return keys;
    }

    private static void send(EmbeddedBroker broker, List<String> keys, long time) throws Exception {
        byte[] value = new AvroSerdes(RegistryClients.of(REGISTRY, Map.of()), true)
                .forTopic(TOPIC)
                .serializer()
                .serialize(TOPIC.name(), new Person("a", "a", null, null, null, 0L, null));
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers()),
                new StringSerializer(),
                new ByteArraySerializer())) {
            for (String key : keys) {
                producer.send(new ProducerRecord<>(TOPIC.name(), null, time, key, value))
                        .get();
            }
        }
    }
}

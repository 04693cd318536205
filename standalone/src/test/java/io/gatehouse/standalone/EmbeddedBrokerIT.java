package io.gatehouse.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gatehouse.embedded.DataDirectory;
import io.gatehouse.embedded.EmbeddedBroker;
import io.gatehouse.embedded.UserError;
import java.io.BufferedReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EmbeddedBrokerIT {
    private static final String TOPIC = "lines";

    @TempDir
    Path directory;

    @Test
    void keepsWhatWasProducedOverACleanRestart() throws Exception {
        try (DataDirectory data = DataDirectory.open(directory);
                EmbeddedBroker broker = EmbeddedBroker.start(data, 0)) {
            produce(broker.bootstrapServers(), "one");
        }
        try (DataDirectory data = DataDirectory.open(directory);
                EmbeddedBroker broker = EmbeddedBroker.start(data, 0)) {
            produce(broker.bootstrapServers(), "two");
            assertThat(read(broker.bootstrapServers(), 2)).containsExactly("one", "two");
        }
    }

    @Test
    void keepsWhatWasAcknowledgedWhenItsProcessIsKilled() throws Exception {
        Process process = JavaProcess.of(BrokerProcess.class, directory);
        try (BufferedReader output = process.inputReader(UTF_8)) {
            produce(output.readLine(), "one");
        } finally {
            process.destroyForcibly().waitFor();
        }
        try (DataDirectory data = DataDirectory.open(directory);
                EmbeddedBroker broker = EmbeddedBroker.start(data, 0)) {
            assertThat(read(broker.bootstrapServers(), 1)).containsExactly("one");
        }
    }

    @Test
    void refusesAPortThatIsInUse() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
                DataDirectory data = DataDirectory.open(directory)) {
            assertThatThrownBy(() -> EmbeddedBroker.start(data, taken.getLocalPort()))
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining("127.0.0.1:" + taken.getLocalPort())
                    .hasMessageContaining("--port");
        }
    }

    @Test
    void refusesTheDataOfAnotherCluster() throws Exception {
        try (DataDirectory data = DataDirectory.open(directory)) {
            EmbeddedBroker.start(data, 0).close();
        }
        Files.writeString(directory.resolve("cluster-id"), "AAAAAAAAAAAAAAAAAAAAAA\n");
        try (DataDirectory data = DataDirectory.open(directory)) {
            assertThatThrownBy(() -> EmbeddedBroker.start(data, 0))
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining("another cluster");
        }
    }

    private static void produce(String servers, String value) throws Exception {
        Map<String, Object> config = Map.of("bootstrap.servers", servers);
        try (Admin admin = Admin.create(config)) {
            if (!admin.listTopics().names().get().contains(TOPIC)) {
                admin.createTopics(List.of(new NewTopic(TOPIC, Optional.of(1), Optional.empty())))
                        .all()
                        .get();
            }
        }
        try (var producer = new KafkaProducer<>(config, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(TOPIC, value)).get();
        }
    }

    private static List<String> read(String servers, int count) {
        List<String> values = new ArrayList<>();
        try (var consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", servers), new StringDeserializer(), new StringDeserializer())) {
            TopicPartition partition = new TopicPartition(TOPIC, 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
            while (values.size() < count && System.nanoTime() < end) {
                for (ConsumerRecord<String, String> polled : consumer.poll(Duration.ofMillis(200))) {
                    values.add(polled.value());
                }
            }
        }
        return values;
    }
}

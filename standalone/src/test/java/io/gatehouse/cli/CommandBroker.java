package io.gatehouse.cli;

import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.gatehouse.embedded.DataDirectory;
import io.gatehouse.embedded.EmbeddedBroker;
import io.gatehouse.schemas.Topic;
import io.gatehouse.schemas.Topics;
import io.gatehouse.schemas.serde.AvroSerdes;
import io.gatehouse.schemas.serde.RegistryClients;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A real broker for the tests of one class, and the commands on it. Topics and schemas of one prefix are apart from those of another,
 * so every test takes one of its own.
 */
final class CommandBroker implements BeforeAllCallback, AfterAllCallback {
    private @Nullable ScratchFolder directory;
    private @Nullable DataDirectory data;
    private @Nullable EmbeddedBroker broker;

    @Override
    public void beforeAll(ExtensionContext context) {
        directory = ScratchFolder.create("gatehouse-broker");
        data = DataDirectory.open(directory.path());
        broker = EmbeddedBroker.start(data, 0);
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException {
        if (broker != null) {
            broker.close();
        }
        if (data != null) {
            data.close();
        }
        if (directory != null) {
            directory.close();
        }
    }

    String servers() {
        if (broker == null) {
            throw new IllegalStateException("no test of the class runs");
        }
        return broker.bootstrapServers();
    }

    /** Runs a command; its words are set apart by blanks, behind the first bar by bars: {@code allow test|a user|web-1}. */
    Run run(String prefix, String command) {
        return Run.of(words(prefix, command));
    }

    /** The words of a command, and where the broker and the registry are. */
    String[] words(String prefix, String command) {
        String[] bars = command.split("\\|");
        Stream<String> words = Stream.concat(
                Arrays.stream(bars[0].strip().split(" +")), Arrays.stream(bars).skip(1));
        return Stream.concat(
                        words,
                        Stream.of("--prefix", prefix, "--bootstrap-servers", servers(), "--registry", registry(prefix)))
                .toArray(String[]::new);
    }

    /** The topics under that prefix, as far as their number of partitions does not matter. */
    Topics topics(String prefix) {
        return new Topics(prefix, 1, (short) 1);
    }

    /** A client that talks to this broker as the commands do. */
    Cluster connect(String prefix) {
        return Cluster.connect(ClientSettings.defaults().with(servers(), registry(prefix)));
    }

    AvroSerdes serdes(String prefix) {
        SchemaRegistryClient client = RegistryClients.of(registry(prefix), Map.of());
        return new AvroSerdes(client, false);
    }

    KafkaProducer<String, byte[]> producer(Map<String, Object> more) {
        Map<String, Object> config = new HashMap<>(more);
        config.put("bootstrap.servers", servers());
        return new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer());
    }

    <V extends SpecificRecord> ProducerRecord<String, byte[]> encoded(
            String prefix, Topic<V> topic, String key, V value) {
        byte[] bytes = serdes(prefix).forTopic(topic).serializer().serialize(topic.name(), value);
        return new ProducerRecord<>(topic.name(), key, bytes);
    }

    /** Every record of a topic. */
    <V extends SpecificRecord> List<V> read(String prefix, Topic<V> topic) {
        List<V> records = new ArrayList<>();
        try (Cluster cluster = connect(prefix);
                TopicReader<V> reader = new TopicReader<>(cluster, cluster.registry(), topic)) {
            reader.toTheEnd((key, value) -> records.add(value));
        }
        return records;
    }

    static String registry(String prefix) {
        return "mock://" + prefix;
    }
}

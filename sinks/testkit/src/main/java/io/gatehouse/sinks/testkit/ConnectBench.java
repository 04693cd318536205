package io.gatehouse.sinks.testkit;

import static org.awaitility.Awaitility.await;

import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.gatehouse.embedded.ConnectWorker;
import io.gatehouse.embedded.DataDirectory;
import io.gatehouse.embedded.EmbeddedBroker;
import io.gatehouse.embedded.WorkerSettings;
import io.gatehouse.schemas.Topic;
import io.gatehouse.schemas.serde.AvroSerdes;
import io.gatehouse.schemas.serde.RegistryClients;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.connect.errors.NotFoundException;
import org.apache.kafka.connect.runtime.rest.entities.ConnectorStateInfo;
import org.jspecify.annotations.Nullable;

/**
 * A real broker and a real Connect worker that finds the plugin under test in the folder that the system property {@code
 * gatehouse.plugin.path} names, as any worker would.
 */
public final class ConnectBench implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final DataDirectory data;
    private final EmbeddedBroker broker;
    private final Function<WorkerSettings, ConnectWorker> mode;
    private final String registry;
    private final AvroSerdes serdes;
    private final KafkaProducer<String, byte[]> producer;
    private ConnectWorker worker;

    private ConnectBench(Path folder, Function<WorkerSettings, ConnectWorker> mode) {
        this.mode = mode;
        data = DataDirectory.open(folder);
        broker = EmbeddedBroker.start(data, 0);
        registry = "mock://" + data.clusterId();
        SchemaRegistryClient client = RegistryClients.of(registry, Map.of());
        serdes = new AvroSerdes(client, true);
        producer = new KafkaProducer<>(kafka(), new StringSerializer(), new ByteArraySerializer());
        worker = mode.apply(settings());
    }

    /** With a worker in distributed mode; everything it keeps lies in the folder. */
    public static ConnectBench distributed(Path folder) {
        return new ConnectBench(folder, ConnectWorker::distributed);
    }

    /** With a worker in standalone mode. */
    public static ConnectBench standalone(Path folder) {
        return new ConnectBench(folder, ConnectWorker::standalone);
    }

    private WorkerSettings settings() {
        Path plugins = Path.of(System.getProperty("gatehouse.plugin.path"));
        return new WorkerSettings(broker.bootstrapServers(), List.of(plugins), 0, data.root(), Map.of());
    }

    private Map<String, Object> kafka() {
        return Map.of("bootstrap.servers", broker.bootstrapServers(), "linger.ms", "0");
    }

    /** Makes a topic with one partition, so that its records have one order. */
    public void create(String topic) {
        try (Admin admin = Admin.create(kafka())) {
            admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1)))
                    .all()
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
        }
    }

    /** Writes a record as the pipeline does. */
    public <V extends SpecificRecord> void send(Topic<V> topic, @Nullable String key, V value) {
        sendBytes(topic.name(), key, serdes.forTopic(topic).serializer().serialize(topic.name(), value));
    }

    /** Writes whatever bytes; null is a tombstone. */
    public void sendBytes(String topic, @Nullable String key, byte @Nullable [] value) {
        producer.send(new ProducerRecord<>(topic, key, value));
        producer.flush();
    }

    /** Starts a connector that reads our Avro records. */
    public void connect(String name, Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(Map.of(
                "name", name,
                "tasks.max", "1",
                "value.converter", "io.gatehouse.sinks.converter.AvroConverter",
                "value.converter.schema.registry.url", registry,
                "consumer.override.isolation.level", "read_committed"));
        all.putAll(settings);
        worker.put(name, all);
        await("task of " + name).atMost(PATIENCE).until(() -> taskState(name).equals("RUNNING"));
    }

    /** Stops a connector and forgets it. */
    public void disconnect(String name) {
        worker.delete(name);
    }

    /** RUNNING, FAILED, …; NONE where there is no task. */
    public String taskState(String name) {
        return task(name).map(ConnectorStateInfo.TaskState::state).orElse("NONE");
    }

    /** Why a task has failed; empty where it has not. */
    public String trace(String name) {
        return task(name).map(ConnectorStateInfo.TaskState::trace).orElse("");
    }

    private Optional<ConnectorStateInfo.TaskState> task(String name) {
        try {
            return worker.status(name).tasks().stream().findFirst();
        } catch (NotFoundException e) {
            return Optional.empty();
        }
    }

    /** Where the worker's REST interface answers. */
    public String url() {
        return worker.url();
    }

    /** Stops the worker as a restart would; what is on its way is cut off. */
    public void stopWorker() {
        worker.close();
    }

    /** Starts a worker again over what the last one kept. */
    public void startWorker() {
        worker = mode.apply(settings());
    }

    /** Every record of a topic, as it is now. */
    public List<ConsumerRecord<String, byte[]>> read(String topic) {
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(kafka(), new StringDeserializer(), new ByteArrayDeserializer())) {
            TopicPartition partition = new TopicPartition(topic, 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
            List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
            while (consumer.position(partition) < end) {
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
            }
            return records;
        }
    }

    @Override
    public void close() {
        try (data;
                broker;
                producer) {
            worker.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

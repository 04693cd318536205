package io.gatehouse.benchmarks;

import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.gatehouse.embedded.DataDirectory;
import io.gatehouse.embedded.EmbeddedBroker;
import io.gatehouse.schemas.Topic;
import io.gatehouse.schemas.TopicCreation;
import io.gatehouse.schemas.Topics;
import io.gatehouse.schemas.serde.AvroSerdes;
import io.gatehouse.schemas.serde.RegistryClients;
import io.gatehouse.streams.app.StreamsSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.TopicConfig;

/** Broker and registry in this process, with the topics of the pipeline and one more that the pass-throughs write. */
public final class Cluster implements AutoCloseable {
    /** Where the registry is, for Confluent's serializers. */
    public static final String REGISTRY = "mock://benchmarks";
    /** The topic that the pass-throughs write. */
    public static final String COPY = "benchmark.copy";

    private static final RecordsToDelete TO_THE_END = RecordsToDelete.beforeOffset(-1);

    private final Topics topics = new Topics(Topics.DEFAULT_PREFIX, 8, (short) 1);
    private final SchemaRegistryClient registry = RegistryClients.of(REGISTRY, Map.of());
    private final AvroSerdes serdes = new AvroSerdes(registry, true);
    private final DataDirectory data;
    private final EmbeddedBroker broker;
    private final Admin admin;

    /** Starts on an empty directory. */
    public Cluster(Path directory) {
        data = DataDirectory.open(directory);
        broker = EmbeddedBroker.start(data, 0);
        admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers()));
    }

    /** The topics of the pipeline. */
    public Topics topics() {
        return topics;
    }

    /** The serdes of the pipeline. */
    public AvroSerdes serdes() {
        return serdes;
    }

    /** A client to ask the broker with. */
    public Admin admin() {
        return admin;
    }

    /** What clients connect to. */
    public String bootstrapServers() {
        return broker.bootstrapServers();
    }

    /** What an application is started with: the settings of production. */
    public StreamsSettings settings(String applicationId, int threads) {
        Path state = data.root().resolve("state").resolve(applicationId);
        return new StreamsSettings(
                applicationId,
                bootstrapServers(),
                topics,
                state,
                threads,
                0,
                false,
                StreamsSettings.DEFAULT_STATE_MEMORY,
                Map.of());
    }

    /**
     * Makes the topics where they are missing, and empties those that applications write. They are not deleted and made
     * anew: clients would meet both.
     */
    public void clear() throws InterruptedException, ExecutionException {
        Set<String> present = admin.listTopics().names().get();
        if (!present.contains(COPY)) {
            new TopicCreation(admin, registry).create(topics);
            admin.createTopics(List.of(new NewTopic(COPY, topics.partitions(), (short) 1)))
                    .all()
                    .get();
            return;
        }
        Map<TopicPartition, RecordsToDelete> all = new HashMap<>();
        emptied().forEach(name -> {
            for (int partition = 0; partition < topics.partitions(); partition++) {
                all.put(new TopicPartition(name, partition), TO_THE_END);
            }
        });
        admin.deleteRecords(all).all().get();
    }

    private List<String> emptied() {
        List<String> names = new ArrayList<>(List.of(COPY));
        for (Topic<?> topic : topics.all()) {
            boolean deletes = topic.config()
                    .getOrDefault(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE)
                    .contains(TopicConfig.CLEANUP_POLICY_DELETE);
            if (deletes && !topic.equals(topics.raw())) {
                names.add(topic.name());
            }
        }
        return names;
    }

    @Override
    public void close() throws IOException {
        admin.close();
        broker.close();
        data.close();
    }
}

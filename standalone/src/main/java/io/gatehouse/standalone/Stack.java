package io.gatehouse.standalone;

import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.gatehouse.embedded.ConnectWorker;
import io.gatehouse.embedded.DataDirectory;
import io.gatehouse.embedded.EmbeddedBroker;
import io.gatehouse.embedded.ListenPort;
import io.gatehouse.embedded.UserError;
import io.gatehouse.embedded.WorkerSettings;
import io.gatehouse.ingest.Agent;
import io.gatehouse.ingest.AgentSettings;
import io.gatehouse.ingest.ProducerSettings;
import io.gatehouse.redact.Redactor;
import io.gatehouse.schemas.TopicCreation;
import io.gatehouse.schemas.Topics;
import io.gatehouse.schemas.serde.AvroSerdes;
import io.gatehouse.schemas.serde.RegistryClients;
import io.gatehouse.streams.app.StreamsApp;
import io.gatehouse.streams.app.StreamsSettings;
import io.gatehouse.streams.detect.RuleSet;
import io.gatehouse.streams.detect.notify.Routes;
import io.gatehouse.streams.detect.sigma.SigmaRules;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The whole of Gatehouse on one machine: broker, registry, topics, topology and agent, started in the order in which they need each
 * other and stopped in the reverse.
 */
public final class Stack implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Stack.class);
    private static final String APPLICATION = "gatehouse";
    /** After a kill it waits for so long until the broker, which is restarted too, no longer takes its predecessor for alive. */
    private static final Map<String, String> SOON_AGAIN = Map.of(
            "consumer." + ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, "6000",
            "consumer." + ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, "1500");

    private final Deque<AutoCloseable> started = new ArrayDeque<>();
    private final DataDirectory data;
    private final Topics topics;
    private final EmbeddedBroker broker;
    private final String registryUrl;
    private final AvroSerdes serdes;
    private Redactor redactor = Redactor.off();
    private @Nullable StreamsApp streams;
    private @Nullable ConnectWorker connect;

    /**
     * Where the registry is: in this process, for what ends with it, or a real one that keeps its schemas.
     *
     * @param home where the real one is unpacked; null for the one in this process
     * @param port where the real one listens
     */
    public record Registry(@Nullable Path home, int port) {
        /** In this process; nobody else can ask it. */
        public static Registry inProcess() {
            return new Registry(null, 0);
        }
    }

    /**
     * Starts broker and registry and makes the topics.
     *
     * @throws UserError if one of them cannot start
     */
    public Stack(Path directory, int brokerPort, Registry registry, Topics topics) {
        this.topics = topics;
        try {
            data = started(DataDirectory.open(directory));
            broker = started(EmbeddedBroker.start(data, brokerPort));
            registryUrl = urlOf(registry);
            SchemaRegistryClient client = RegistryClients.of(registryUrl, Map.of());
            serdes = new AvroSerdes(client, false);
            try (Admin admin = Admin.create(kafka())) {
                new TopicCreation(admin, client).create(topics);
            }
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private String urlOf(Registry registry) {
        return registry.home() == null
                ? "mock://" + data.clusterId()
                : started(RegistryProcess.start(data, registry.home(), registry.port()))
                        .url();
    }

    /** What takes secrets out of lines, in an agent and a topology that are started after this; nothing does without it. */
    public void redact(Redactor wanted) {
        redactor = wanted;
    }

    /** Starts the topology with the rules that come with it; returns once it processes, or after half a minute. */
    public void startStreams(int threads) throws InterruptedException {
        startStreams(threads, false, SigmaRules.shipped(), Routes.standard());
    }

    /**
     * The same.
     *
     * @param allSessions whether sessions of cron, services and monitoring checks are published too
     * @param rules what makes alerts
     * @param routes who is told of incidents
     */
    public void startStreams(int threads, boolean allSessions, RuleSet rules, Routes routes)
            throws InterruptedException {
        StreamsSettings settings = new StreamsSettings(
                APPLICATION,
                broker.bootstrapServers(),
                topics,
                data.streams(),
                threads,
                0,
                allSessions,
                StreamsSettings.DEFAULT_STATE_MEMORY,
                SOON_AGAIN);
        StreamsApp app = started(new StreamsApp(settings, serdes, rules, routes, redactor));
        streams = app;
        app.start();
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!app.isRunning() && System.nanoTime() < end) {
            Thread.sleep(20);
        }
    }

    /** Starts the agent of this machine, or of a recording. */
    public Agent startAgent(AgentSettings settings) {
        return started(Agent.start(
                settings.withRedactor(redactor),
                topics.raw(),
                serdes.forTopic(topics.raw()).serializer(),
                () -> ProducerSettings.of(kafka()).open()));
    }

    /**
     * Starts a Connect worker with these sinks, which read our Avro records unless their settings say otherwise.
     *
     * @param plugins folders that hold a folder for each plugin
     * @param port where the worker answers REST; 0 takes a free one
     * @param sinks the settings of each, by its name
     * @throws UserError if a sink refuses its settings
     */
    public void startSinks(List<Path> plugins, int port, Map<String, Map<String, String>> sinks) {
        Map<String, String> converter = Map.of(
                "value.converter",
                "io.gatehouse.sinks.converter.AvroConverter",
                "value.converter.schema.registry.url",
                registryUrl);
        ListenPort listen = ListenPort.of(port, "--connect-port");
        ConnectWorker worker = started(ConnectWorker.standalone(
                new WorkerSettings(broker.bootstrapServers(), plugins, listen.number(), data.root(), converter)));
        connect = worker;
        sinks.forEach((name, settings) -> worker.put(name, forOneBroker(settings)));
    }

    /** Connect makes the topic for dead letters itself, with three replicas where nothing is said. */
    private static Map<String, String> forOneBroker(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(settings);
        all.putIfAbsent("errors.deadletterqueue.topic.replication.factor", "1");
        return all;
    }

    /** The Connect worker, where sinks were started. */
    public @Nullable ConnectWorker connect() {
        return connect;
    }

    /** What every Kafka client needs to know. */
    public Map<String, Object> kafka() {
        return Map.of("bootstrap.servers", broker.bootstrapServers());
    }

    public DataDirectory data() {
        return data;
    }

    public Topics topics() {
        return topics;
    }

    public AvroSerdes serdes() {
        return serdes;
    }

    public String bootstrapServers() {
        return broker.bootstrapServers();
    }

    public String registryUrl() {
        return registryUrl;
    }

    /** The consumer group of the topology. */
    public String applicationId() {
        return APPLICATION;
    }

    /** The topology, once it was started. */
    public @Nullable StreamsApp streams() {
        return streams;
    }

    private <C extends AutoCloseable> C started(C part) {
        started.push(part);
        return part;
    }

    @Override
    public void close() {
        while (!started.isEmpty()) {
            AutoCloseable part = started.pop();
            try {
                part.close();
            } catch (Exception e) {
                LOG.warn("{} did not stop cleanly", part.getClass().getSimpleName(), e);
            }
        }
    }
}

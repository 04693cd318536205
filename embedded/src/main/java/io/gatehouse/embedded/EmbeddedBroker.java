package io.gatehouse.embedded;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.BindException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.server.Server;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.properties.MetaProperties;
import org.apache.kafka.metadata.properties.MetaPropertiesEnsemble;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real Kafka broker with its controller in this process. It listens on 127.0.0.1 only, keeps everything in a
 * {@link DataDirectory}, and goes on from there when started again, also after the process was killed.
 */
public final class EmbeddedBroker implements AutoCloseable {
    /** The port that Kafka's clients expect. */
    public static final int DEFAULT_PORT = 9092;

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedBroker.class);
    private static final String PORT_OPTION = "--port";

    private final Server server;
    private final ListenPort port;

    private EmbeddedBroker(Server server, ListenPort port) {
        this.server = server;
        this.port = port;
    }

    /**
     * Starts the broker and returns once it serves requests.
     *
     * @param wantedPort where clients connect; 0 picks a free port
     * @throws UserError if the port is in use or the data is another cluster's
     */
    public static EmbeddedBroker start(DataDirectory data, int wantedPort) {
        ListenPort port = ListenPort.of(wantedPort, PORT_OPTION);
        ListenPort controller = ListenPort.of(0, PORT_OPTION);
        format(data);
        Properties settings = BrokerSettings.of(data, port, controller);
        Server server = new KafkaRaftServer(KafkaConfig.fromProps(settings, false), Time.SYSTEM);
        try {
            server.startup();
        } catch (RuntimeException e) {
            server.shutdown();
            throw explained(e, port);
        }
        LOG.info("broker of cluster {} listens on {}:{}", data.clusterId(), ListenPort.HOST, port.number());
        return new EmbeddedBroker(server, port);
    }

    /** What clients take as {@code bootstrap.servers}. */
    public String bootstrapServers() {
        return ListenPort.HOST + ":" + port.number();
    }

    public int port() {
        return port.number();
    }

    /** Stops cleanly: everything written is on disk when this returns. */
    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }

    private static RuntimeException explained(RuntimeException failure, ListenPort port) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof BindException) {
                return ListenPort.inUse(port.number(), PORT_OPTION, failure);
            }
        }
        return failure;
    }

    private static void format(DataDirectory data) {
        try {
            Optional<String> present = clusterOf(data.broker());
            if (present.isEmpty()) {
                writeEmptyCluster(data);
            } else if (!present.get().equals(data.clusterId())) {
                throw new UserError("data directory " + data.root() + " holds the broker data of another cluster ("
                        + present.get() + ", expected " + data.clusterId()
                        + "): choose another directory, or put the right data back");
            }
        } catch (IOException e) {
            throw new UserError("broker data in " + data.broker() + " cannot be read (" + e.getMessage() + ")", e);
        }
    }

    private static Optional<String> clusterOf(Path directory) throws IOException {
        MetaPropertiesEnsemble found = new MetaPropertiesEnsemble.Loader()
                .addMetadataLogDir(directory.toString())
                .load();
        return Optional.ofNullable(found.logDirProps().get(directory.toString()))
                .flatMap(MetaProperties::clusterId);
    }

    private static void writeEmptyCluster(DataDirectory data) throws IOException {
        Files.createDirectories(data.broker());
        Formatter formatter = new Formatter()
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                .setNodeId(BrokerSettings.NODE_ID)
                .setClusterId(data.clusterId())
                .setReleaseVersion(MetadataVersion.latestProduction())
                .setControllerListenerName("CONTROLLER")
                .setMetadataLogDirectory(data.broker().toString())
                .setIgnoreFormatted(true)
                .addDirectory(data.broker().toString());
        try {
            formatter.run();
        } catch (Exception e) { // Formatter.run declares nothing narrower
            throw new IOException("formatting failed: " + e.getMessage(), e);
        }
    }
}

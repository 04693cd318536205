package io.gatehouse.cli;

import io.gatehouse.schemas.Topics;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of every command that talks to a cluster. */
final class ClusterOptions {
    @Option(
            names = "--bootstrap-servers",
            paramLabel = "HOST:PORT",
            description = "Kafka brokers, several with commas. Default: bootstrap.servers of --config, else "
                    + ClientSettings.DEFAULT_SERVERS + ".")
    private @Nullable String servers;

    @Option(
            names = "--registry",
            paramLabel = "URL",
            description = "Schema registry, in Confluent's protocol. Default: schema.registry.url of --config, else "
                    + ClientSettings.DEFAULT_REGISTRY + ".")
    private @Nullable String registry;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description =
                    "Properties for every Kafka client (security.protocol, sasl.jaas.config, ssl.truststore.location,"
                            + " ...); those that begin with schema.registry. are the registry client's.")
    private @Nullable Path config;

    @Option(
            names = "--prefix",
            paramLabel = "TEXT",
            defaultValue = Topics.DEFAULT_PREFIX,
            description = "What the names of all topics begin with. Default: ${DEFAULT-VALUE}")
    private String prefix = Topics.DEFAULT_PREFIX;

    /** Connected to the brokers, which have answered. */
    Cluster connect() {
        return Cluster.connect(settings());
    }

    ClientSettings settings() {
        ClientSettings settings = config == null ? ClientSettings.defaults() : ClientSettings.read(config);
        return settings.with(servers, registry);
    }

    /** The topics, for commands that neither create nor depend on the number of partitions. */
    Topics topics() {
        return topics(Topics.DEFAULT_PARTITIONS, (short) 1);
    }

    Topics topics(int partitions, short replication) {
        return new Topics(prefix, partitions, replication);
    }
}

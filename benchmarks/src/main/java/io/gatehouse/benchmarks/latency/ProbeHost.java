package io.gatehouse.benchmarks.latency;

import io.gatehouse.benchmarks.Cluster;
import io.gatehouse.ingest.Agent;
import io.gatehouse.ingest.AgentSettings;
import io.gatehouse.ingest.HostIdentity;
import io.gatehouse.ingest.LogInput;
import io.gatehouse.ingest.LogSource;
import io.gatehouse.ingest.ProducerSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;

/** The host on which probes log in: its log file, and the agent that reads it. */
final class ProbeHost implements AutoCloseable {
    static final String NAME = "db-1";

    private final ProbeLogins logins;
    private final Agent agent;

    /** @param id of the host, and part of the names of its files */
    ProbeHost(Cluster cluster, Path directory, String id) throws IOException {
        Path log = directory.resolve("auth-" + id + ".log");
        logins = new ProbeLogins(log);
        AgentSettings settings = AgentSettings.of(
                new HostIdentity(id, NAME, ZoneOffset.UTC),
                List.of(new LogInput(LogSource.AUTH, log.toString())),
                directory.resolve("checkpoint-" + id));
        ProducerSettings producer =
                ProducerSettings.of(Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, cluster.bootstrapServers()));
        agent = Agent.start(
                settings,
                cluster.topics().raw(),
                cluster.serdes().forTopic(cluster.topics().raw()).serializer(),
                producer::open);
    }

    ProbeLogins logins() {
        return logins;
    }

    @Override
    public void close() {
        agent.close();
    }
}

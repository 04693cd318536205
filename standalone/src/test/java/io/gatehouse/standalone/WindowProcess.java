package io.gatehouse.standalone;

import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.gatehouse.schemas.TopicCreation;
import io.gatehouse.schemas.Topics;
import io.gatehouse.schemas.serde.AvroSerdes;
import io.gatehouse.schemas.serde.RegistryClients;
import io.gatehouse.streams.app.StreamsSettings;
import io.gatehouse.streams.detect.Condition;
import io.gatehouse.streams.detect.Mode;
import io.gatehouse.streams.detect.Rule;
import io.gatehouse.streams.detect.RuleSet;
import io.gatehouse.streams.detect.sigma.SigmaRules;
import io.gatehouse.streams.topology.GatehouseTopology;
import io.gatehouse.streams.topology.StateStores;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.streams.KafkaStreams;

/** One instance of the topology with a rule that counts, in a process of its own, to be killed by tests. */
final class WindowProcess {
    static final String APPLICATION = "windows";
    static final Topics TOPICS = new Topics(Topics.DEFAULT_PREFIX, 2, (short) 1);
    static final Rule RULE = new Rule(
            "rule-1",
            "hash-1",
            "login-failures",
            "Login failures",
            "Five logins of an address failed within an hour.",
            "low",
            Mode.OBSERVE,
            List.of(),
            List.of("source.ip"),
            new Condition.EventCount(new Condition.Range(5, Long.MAX_VALUE)),
            Duration.ofHours(1),
            Duration.ofHours(24));

    private WindowProcess() {}

    /** The file that says where the broker is, and the folder of its state; prints a line when it runs. */
    public static void main(String[] args) throws Exception {
        String servers = Files.readString(Path.of(args[0]));
        StreamsSettings settings = new StreamsSettings(
                APPLICATION,
                servers,
                TOPICS,
                Path.of(args[1]),
                1,
                0,
                false,
                StreamsSettings.DEFAULT_STATE_MEMORY,
                Map.of("consumer.session.timeout.ms", "6000", "consumer.heartbeat.interval.ms", "1000"));
        RuleSet rules = new RuleSet(List.of(RULE), "", SigmaRules.shipped()::selections);
        GatehouseTopology topology = new GatehouseTopology(TOPICS, serdes(servers), StateStores.durable(), rules);
        KafkaStreams streams = new KafkaStreams(topology.build(), settings.toProperties());
        streams.start();
        while (streams.state() != KafkaStreams.State.RUNNING) {
            Thread.sleep(20);
        }
        System.out.println("running");
        Thread.sleep(Long.MAX_VALUE);
    }

    /** Every process registers the same schemas in the same order, so their ids are the same without a registry. */
    static AvroSerdes serdes(String servers) throws Exception {
        SchemaRegistryClient registry = RegistryClients.of("mock://windows", Map.of());
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers))) {
            new TopicCreation(admin, registry).create(TOPICS);
        }
        return new AvroSerdes(registry, true);
    }
}

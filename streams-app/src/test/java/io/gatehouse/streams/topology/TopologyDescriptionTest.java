package io.gatehouse.streams.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.confluent.kafka.schemaregistry.client.MockSchemaRegistryClient;
import io.gatehouse.schemas.Topics;
import io.gatehouse.schemas.serde.AvroSerdes;
import io.gatehouse.streams.detect.notify.Routes;
import io.gatehouse.streams.detect.sigma.SigmaRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The names of operators and stores are part of what a running deployment depends on: they change only on purpose. */
class TopologyDescriptionTest {
    private static final Path DESCRIPTION = Path.of("src/test/resources/topology.txt");

    @Test
    void isWhatTheCommittedFileSays() throws IOException {
        String description = new GatehouseTopology(
                        new Topics(Topics.DEFAULT_PREFIX, 8, (short) 1),
                        new AvroSerdes(new MockSchemaRegistryClient(), true),
                        StateStores.durable(),
                        SigmaRules.shippedFile("login-not-allowlisted.yml"))
                .watchingHosts()
                .withRoutes(Routes.standard())
                .build()
                .describe()
                .toString();
        if (Boolean.getBoolean("gatehouse.cases.write")) {
            Files.writeString(DESCRIPTION, description);
        }
        assertThat(description).isEqualTo(Files.readString(DESCRIPTION));
    }
}

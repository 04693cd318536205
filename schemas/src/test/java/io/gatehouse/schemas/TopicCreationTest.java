package io.gatehouse.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.gatehouse.schemas.TopicReport.State;
import io.gatehouse.schemas.serde.RegistryClients;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.MockAdminClient;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TopicCreationTest {

    private final Topics topics = new Topics(Topics.DEFAULT_PREFIX, 4, (short) 3);
    private final Admin admin = MockAdminClient.create().numBrokers(3).build();
    private final SchemaRegistryClient registry = RegistryClients.of("mock://" + UUID.randomUUID(), Map.of());
    private final TopicCreation creation = new TopicCreation(admin, registry);

    @AfterEach
    void close() {
        admin.close();
    }

    @Test
    void makesEveryTopicAsDeclared() throws Exception {
        assertThat(creation.create(topics))
                .extracting(TopicReport::state)
                .hasSize(topics.all().size())
                .containsOnly(State.CREATED);
        var found =
                admin.describeTopics(List.of("gatehouse.raw")).allTopicNames().get();
        assertThat(found.values())
                .singleElement()
                .satisfies(raw -> assertThat(raw.partitions())
                        .hasSize(4)
                        .allSatisfy(
                                partition -> assertThat(partition.replicas()).hasSize(3)));
    }

    @Test
    void givesTheTopicsTheirConfiguration() throws Exception {
        creation.create(topics);
        ConfigResource alerts = new ConfigResource(ConfigResource.Type.TOPIC, "gatehouse.alerts");
        var found = admin.describeConfigs(List.of(alerts)).all().get();
        assertThat(found.values()).singleElement().satisfies(config -> {
            assertThat(config.get("compression.type").value()).isEqualTo("gzip");
            assertThat(config.get("min.insync.replicas").value()).isEqualTo("2");
        });
    }

    @Test
    void makesNothingTheSecondTime() {
        List<TopicReport> first = creation.create(topics);
        List<TopicReport> second = creation.create(topics);
        assertThat(second)
                .allSatisfy(report -> assertThat(report.differences()).isEmpty())
                .extracting(TopicReport::state)
                .containsOnly(State.EXISTS);
        assertThat(second)
                .extracting(TopicReport::schema)
                .isEqualTo(first.stream().map(TopicReport::schema).toList());
    }

    @Test
    void makesOnlyWhatIsMissing() throws Exception {
        creation.create(topics);
        admin.deleteTopics(Set.of("gatehouse.alerts")).all().get();
        assertThat(creation.create(topics))
                .filteredOn(report -> report.state() == State.CREATED)
                .extracting(TopicReport::topic)
                .containsExactly("gatehouse.alerts");
    }

    @Test
    void tellsHowATopicDiffersAndLeavesIt() throws Exception {
        creation.create(topics);
        ConfigResource raw = new ConfigResource(ConfigResource.Type.TOPIC, "gatehouse.raw");
        var op = new AlterConfigOp(new ConfigEntry("retention.ms", "1000"), AlterConfigOp.OpType.SET);
        admin.incrementalAlterConfigs(Map.of(raw, List.of(op))).all().get();
        TopicReport report = creation.create(topics).get(0);
        assertThat(report.state()).isEqualTo(State.DIFFERS);
        assertThat(report.differences()).containsExactly("retention.ms is 1000, wanted 604800000");
    }

    @Test
    void doesNotCareForTheOrderOfPolicies() {
        Topic<?> alerts = topics.alerts();
        Map<String, String> config = new HashMap<>(alerts.config());
        config.put("cleanup.policy", "delete,compact");
        assertThat(new ExistingTopic(4, 3, config).differences(alerts)).isEmpty();
    }

    @Test
    void refusesAnotherNumberOfPartitionsBeforeMakingAnything() throws Exception {
        admin.createTopics(List.of(new NewTopic("gatehouse.raw", 8, (short) 3)))
                .all()
                .get();
        assertThatThrownBy(() -> creation.create(topics))
                .isInstanceOf(TopicCreationException.class)
                .hasMessage("partitions cannot change: gatehouse.raw has 8, wanted 4;"
                        + " set the number that the topics have, or start anew under another prefix");
        assertThat(admin.listTopics().names().get()).containsExactly("gatehouse.raw");
        assertThat(registry.getAllSubjects()).isEmpty();
    }

    @Test
    void registersEverySchemaAndHoldsLaterOnesAgainstIt() throws Exception {
        creation.create(topics);
        assertThat(registry.getAllSubjects())
                .hasSize(topics.all().size() - 1)
                .contains("gatehouse.raw-value", "gatehouse.alerts-value")
                .doesNotContain("gatehouse.dead-letters-value");
        assertThat(registry.getCompatibility("gatehouse.alerts-value")).isEqualTo("FULL_TRANSITIVE");
    }

    @Test
    void goesOnWhereARegistryCannotHoldSchemasAgainstEachOther() throws IOException {
        try (FakeRegistry fake = new FakeRegistry()) {
            fake.answers("POST /subjects/", 200, "{\"id\":7}");
            fake.answers("PUT /config/", 403, "{\"error_code\":403,\"message\":\"not allowed here\"}");
            List<TopicReport> reports =
                    new TopicCreation(admin, RegistryClients.of(fake.url(), Map.of())).create(topics);
            assertThat(reports.get(0).schema())
                    .isEqualTo(new RegisteredSchema(
                            "gatehouse.raw-value",
                            7,
                            "compatibility FULL_TRANSITIVE not set: not allowed here; error code: 403"));
        }
    }

    @Test
    void saysWhichSchemaARegistryRefuses() throws IOException {
        try (FakeRegistry fake = new FakeRegistry()) {
            fake.answers("POST /subjects/", 409, "{\"error_code\":409,\"message\":\"incompatible\"}");
            TopicCreation refused = new TopicCreation(admin, RegistryClients.of(fake.url(), Map.of()));
            assertThatThrownBy(() -> refused.create(topics))
                    .isInstanceOf(TopicCreationException.class)
                    .hasMessageStartingWith(
                            "schema registry refuses the schema of RawLine under gatehouse.raw-value: incompatible");
        }
    }

    @Test
    void saysThatTheRegistryGivesNoAnswer() {
        SchemaRegistryClient nobody = RegistryClients.of("http://127.0.0.1:1", Map.of("max.retries", 0));
        assertThatThrownBy(() -> new TopicCreation(admin, nobody).create(topics))
                .isInstanceOf(TopicCreationException.class)
                .hasMessageStartingWith("schema registry gives no answer");
    }
}

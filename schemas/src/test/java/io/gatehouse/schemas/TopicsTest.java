package io.gatehouse.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.apache.kafka.common.config.TopicConfig;
import org.junit.jupiter.api.Test;

class TopicsTest {

    private final Topics topics = new Topics(Topics.DEFAULT_PREFIX, Topics.DEFAULT_PARTITIONS, (short) 1);

    @Test
    void hasTheNamesOfThePublicContract() {
        assertThat(topics.all())
                .extracting(Topic::name)
                .containsExactly(
                        "gatehouse.raw",
                        "gatehouse.events",
                        "gatehouse.commands",
                        "gatehouse.sessions",
                        "gatehouse.detections",
                        "gatehouse.alerts",
                        "gatehouse.notices",
                        "gatehouse.notifications",
                        "gatehouse.acks",
                        "gatehouse.allowlist",
                        "gatehouse.people",
                        "gatehouse.hosts",
                        "gatehouse.unparsed",
                        "gatehouse.dead-letters");
    }

    @Test
    void letsEveryTopicTakeTwoMebibytes() {
        assertThat(topics.all())
                .allSatisfy(topic ->
                        assertThat(topic.config()).containsEntry(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, "2097152"));
    }

    @Test
    void stampsRawLinesWithTheirArrival() {
        assertThat(topics.raw().config()).containsEntry("message.timestamp.type", "LogAppendTime");
        assertThat(topics.events().config()).doesNotContainKey("message.timestamp.type");
    }

    @Test
    void keepsAlertsForEveryClientAndLongEnough() {
        assertThat(topics.alerts().config())
                .containsAllEntriesOf(Map.of(
                        "cleanup.policy", "compact,delete",
                        "retention.ms", "34560000000",
                        "min.compaction.lag.ms", "604800000",
                        "compression.type", "gzip"));
    }

    @Test
    void givesOnePartitionToWhatIsReadWhole() {
        assertThat(topics.all())
                .filteredOn(topic -> topic.partitions() == 1)
                .extracting(Topic::name)
                .containsExactly("gatehouse.allowlist", "gatehouse.people", "gatehouse.hosts");
    }

    @Test
    void documentsEveryTopic() {
        assertThat(topics.all()).allSatisfy(topic -> {
            assertThat(topic.doc()).endsWith(".");
            assertThat(topic.key()).isNotEmpty();
        });
    }

    @Test
    void refusesNoPartitions() {
        Topics none = new Topics("x.", 0, (short) 1);
        assertThatThrownBy(none::all).hasMessage("partitions of x.raw: 0 is not positive");
    }
}

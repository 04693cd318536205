package io.gatehouse.streams.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gatehouse.schemas.Topics;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.Test;

class StreamsSettingsTest {
    private static StreamsSettings settings(int threads, int standbys, Map<String, String> kafka) {
        Topics topics = new Topics(Topics.DEFAULT_PREFIX, 8, (short) 3);
        return new StreamsSettings(
                "gatehouse", "broker:9092", topics, Path.of("state"), threads, standbys, false, 1L << 28, kafka);
    }

    @Test
    void processesExactlyOnceWithAsManyReplicasAsTheBrokersSay() {
        StreamsConfig config = new StreamsConfig(settings(2, 1, Map.of()).toProperties());
        assertThat(config.getString(StreamsConfig.PROCESSING_GUARANTEE_CONFIG)).isEqualTo("exactly_once_v2");
        assertThat(config.getInt(StreamsConfig.REPLICATION_FACTOR_CONFIG)).isEqualTo(-1);
        assertThat(config.getInt(StreamsConfig.NUM_STREAM_THREADS_CONFIG)).isEqualTo(2);
    }

    @Test
    void letsTheSettingsOfTheKafkaClientsWin() {
        Properties properties = settings(1, 0, Map.of("bootstrap.servers", "other:1", "security.protocol", "SSL"))
                .toProperties();
        assertThat(properties).containsEntry("bootstrap.servers", "other:1").containsEntry("security.protocol", "SSL");
    }

    @Test
    void keepsItsOwnCopyOfTheSettingsOfTheKafkaClients() {
        Map<String, String> kafka = new HashMap<>();
        StreamsSettings settings = settings(1, 0, kafka);
        kafka.put("linger.ms", "1");
        assertThat(settings.kafka()).isEmpty();
    }

    @Test
    void refusesMemoryThatNoStoreCanWorkWith() {
        Topics topics = new Topics(Topics.DEFAULT_PREFIX, 8, (short) 3);
        assertThatThrownBy(() -> new StreamsSettings("a", "b:1", topics, Path.of("s"), 1, 0, false, 1024, Map.of()))
                .hasMessageStartingWith("state-memory: 1024 bytes");
    }

    @Test
    void refusesToRunWithoutAThread() {
        assertThatThrownBy(() -> settings(0, 0, Map.of())).hasMessage("threads: 0 is not positive");
    }

    @Test
    void refusesANegativeNumberOfStandbys() {
        assertThatThrownBy(() -> settings(1, -1, Map.of())).hasMessage("standbys: -1 is negative");
    }
}

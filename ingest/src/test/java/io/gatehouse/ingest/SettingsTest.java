package io.gatehouse.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.junit.jupiter.api.Test;

class SettingsTest {

    private static final HostIdentity HOST = new HostIdentity("4d1e", "vm", ZoneOffset.UTC);
    private static final LogInput AUTH = new LogInput(LogSource.AUTH, "/var/log/auth.log");
    private static final Path CHECKPOINT = Path.of("agent.checkpoint");

    @Test
    void saysWhichTimeIsWrongAndHow() {
        assertThatThrownBy(() -> AgentTimes.DEFAULT.withPoll(Duration.ofMillis(-5)))
                .hasMessage("poll interval: -5 ms is not positive");
        assertThatThrownBy(() -> AgentTimes.DEFAULT.withHeartbeat(Duration.ZERO))
                .hasMessage("heartbeat interval: 0 ms is not positive");
    }

    @Test
    void saysWhichInputIsWrongAndHow() {
        assertThatThrownBy(() -> AgentSettings.of(HOST, List.of(), CHECKPOINT))
                .hasMessage("inputs: none is given; name at least one log");
        assertThatThrownBy(() -> AgentSettings.of(HOST, List.of(AUTH, AUTH), CHECKPOINT))
                .hasMessage("inputs: /var/log/auth.log is given twice");
        assertThatThrownBy(() -> new LogInput(LogSource.AUTH, " ")).hasMessage("path of auth: is empty");
        assertThatThrownBy(() -> LogSource.of("syslog"))
                .hasMessage("source: syslog is not one of auth, audit, command, shell");
    }

    @Test
    void boundsWhatIsInFlight() {
        AgentSettings settings = AgentSettings.of(HOST, List.of(AUTH), CHECKPOINT);

        assertThatThrownBy(() -> settings.withMaxInFlightBytes(0)).hasMessage("bytes in flight: 0 is not positive");
        assertThatThrownBy(() -> settings.withMaxInFlightBytes(33_554_433))
                .hasMessage("bytes in flight: 33554433 is more than 33554432");
    }

    @Test
    void theProducerCannotBeToldToLoseLines() {
        assertThatThrownBy(() -> ProducerSettings.of(Map.of("acks", "1")))
                .hasMessage("acks: 1 would lose lines; it is always all");
        assertThatThrownBy(() -> ProducerSettings.of(Map.of("delivery.timeout.ms", 120_000)))
                .hasMessage("delivery.timeout.ms: 120000 would lose lines; it is always 2147483647");
        assertThatThrownBy(() -> ProducerSettings.of(Map.of("max.in.flight.requests.per.connection", "5")))
                .hasMessage("max.in.flight.requests.per.connection: 5 would lose lines; it is always 1");
        assertThatCode(() -> ProducerSettings.of(Map.of("acks", "all"))).doesNotThrowAnyException();
    }

    @Test
    void theProducerTakesWhatElseTheUserGives() {
        Map<String, Object> properties = ProducerSettings.of(
                        Map.of("bootstrap.servers", "kafka:9092", "client.id", "mine"))
                .properties();

        assertThat(properties)
                .containsEntry("bootstrap.servers", "kafka:9092")
                .containsEntry("client.id", "mine")
                .containsEntry(ProducerConfig.ACKS_CONFIG, "all")
                .containsEntry(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true)
                .containsEntry(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, 2_097_152)
                .containsEntry(ProducerConfig.LINGER_MS_CONFIG, 5L);
        assertThatThrownBy(() -> new ProducerSettings(Map.of(), Duration.ofMillis(-5), 1, "lz4"))
                .hasMessage("linger: -5 ms is not positive");
    }

    @Test
    void kafkaTakesTheseSettings() {
        assertThatCode(() -> ProducerSettings.of(Map.of("bootstrap.servers", "127.0.0.1:9"))
                        .open()
                        .close(Duration.ZERO))
                .doesNotThrowAnyException();
    }
}

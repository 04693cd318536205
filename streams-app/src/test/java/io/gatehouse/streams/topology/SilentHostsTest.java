package io.gatehouse.streams.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.model.Alert;
import io.gatehouse.model.EcsHost;
import io.gatehouse.model.RawLine;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Hosts fall silent while others go on: from the heartbeats of their agents to the alerts. */
class SilentHostsTest {
    private static final Instant BEGIN = Instant.parse("2026-11-21T08:00:00Z");
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @TempDir
    Path state;

    private final LinesOf heartbeats = new LinesOf("heartbeat", "heartbeat");
    /** By its id, each as it last was. */
    private final Map<String, Alert> alerts = new LinkedHashMap<>();

    private ReplayedTopology topology;
    private Instant now = BEGIN;

    @BeforeEach
    void start() {
        topology = ReplayedTopology.watchingHosts(state, BEGIN);
    }

    @AfterEach
    void stop() {
        topology.close();
    }

    /** So many minutes pass, in each of which the agents of these hosts say that they are there. */
    private void pass(int minutes, List<String> hosts) {
        for (int minute = 0; minute < minutes; minute++) {
            hosts.forEach(this::heartbeat);
            now = now.plus(MINUTE);
            topology.advance(MINUTE);
            topology.read(topology.topics.alerts())
                    .forEach(alert -> alerts.put(alert.getEvent().getId(), alert));
        }
    }

    private void heartbeat(String host) {
        RawLine heartbeat = heartbeats.next("");
        heartbeat.setHost(new EcsHost(host, host, null));
        topology.send(heartbeat, now.toEpochMilli() * 1000);
    }

    private static List<String> hosts(int first, int end) {
        return IntStream.range(first, end).mapToObj(number -> "host-" + number).toList();
    }

    private List<String> told() {
        return alerts.values().stream()
                .map(alert -> alert.getRule().getName() + " " + alert.getHost().getId())
                .toList();
    }

    private Alert only() {
        assertThat(alerts).hasSize(1);
        return alerts.values().iterator().next();
    }

    @Test
    void tellsOnceOfAHostThatFallsSilentWhileAnotherGoesOn() {
        pass(1, List.of("quiet", "busy"));
        pass(10, List.of("busy"));
        assertThat(alerts).as("ten minutes").isEmpty();
        pass(60, List.of("busy"));
        assertThat(told()).containsExactly("host-silent quiet");
        assertThat(only().getMessage()).contains("quiet");
        assertThat(status(only())).isEqualTo("open");
    }

    @Test
    void closesTheAlertAndTellsNothingMoreWhenTheHostSpeaksAgain() {
        pass(1, List.of("quiet", "busy"));
        pass(15, List.of("busy"));
        String id = only().getEvent().getId();
        long count = only().getGatehouse().getAlert().getCount();
        pass(60, List.of("quiet", "busy"));
        assertThat(only().getEvent().getId()).isEqualTo(id);
        assertThat(only().getGatehouse().getAlert().getCount()).isEqualTo(count);
        assertThat(status(only())).isEqualTo("closed");
    }

    @Test
    void tellsOneThingOfMoreThanTwoOfAHundredHosts() {
        pass(1, hosts(0, 100));
        pass(30, hosts(3, 100));
        assertThat(told()).containsExactly("fleet-silent fleet");
        assertThat(evidence(only())).contains("3 of 100 hosts are silent: host-0, host-1, host-2");
    }

    @Test
    void tellsOfEachOfTwoOfAHundredHosts() {
        pass(1, hosts(0, 100));
        pass(30, hosts(2, 100));
        assertThat(told()).containsExactlyInAnyOrder("host-silent host-0", "host-silent host-1");
    }

    private static String status(Alert alert) {
        return alert.getGatehouse().getAlert().getStatus();
    }

    private static String evidence(Alert alert) {
        return alert.getGatehouse().getAlert().getEvidence().toString();
    }
}

package io.gatehouse.streams.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeterminismTest {
    @TempDir
    Path state;

    private int runs;

    @ParameterizedTest
    @ValueSource(strings = {"small", "concurrent", "hop-old-hook"})
    void givesTheSameBytesForTheSameInput(String name) throws IOException {
        List<CaseFolder.Arrival> lines = CaseFolder.named(name).lines();
        assertThat(bytes(lines, 1)).isEqualTo(bytes(lines, 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"small", "concurrent", "hop-old-hook"})
    void endsTheSameWhenEachLineIsSentTwice(String name) throws IOException {
        List<CaseFolder.Arrival> lines = CaseFolder.named(name).lines();
        assertThat(latest(lines, 2)).isEqualTo(latest(lines, 1));
    }

    private ReplayedTopology run(List<CaseFolder.Arrival> lines, int times) {
        Instant begin = Instant.ofEpochMilli(lines.get(0).time() / 1000);
        ReplayedTopology topology = new ReplayedTopology(state.resolve("run-" + runs++), begin);
        for (CaseFolder.Arrival arrival : lines) {
            for (int i = 0; i < times; i++) {
                topology.send(arrival.line(), arrival.time());
            }
        }
        topology.advance(Duration.ofHours(2));
        return topology;
    }

    private Map<String, List<String>> bytes(List<CaseFolder.Arrival> lines, int times) {
        try (ReplayedTopology topology = run(lines, times)) {
            Map<String, List<String>> all = new TreeMap<>();
            topology.outputs().forEach(topic -> all.put(topic.name(), topology.hex(topic)));
            return all;
        }
    }

    private Map<String, List<? extends SpecificRecord>> latest(List<CaseFolder.Arrival> lines, int times) {
        try (ReplayedTopology topology = run(lines, times)) {
            Map<String, List<? extends SpecificRecord>> all = new TreeMap<>();
            topology.outputs().forEach(topic -> all.put(topic.name(), topology.readLatest(topic)));
            return all;
        }
    }
}

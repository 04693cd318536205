package io.gatehouse.streams.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.schemas.Topic;
import io.gatehouse.schemas.json.EcsJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Runs the topology over every folder in {@code cases}: the lines of its files in, merged by time; the last record of every id in
 * {@code expected/TOPIC.jsonl} out. Only the topics that have such a file are compared. With {@code -Dgatehouse.cases.write=true} the
 * files are written anew, for a person to read the difference.
 */
class CaseFoldersTest {
    static Stream<CaseFolder> cases() throws IOException {
        return CaseFolder.all();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void givesWhatTheCaseExpects(CaseFolder folder, @TempDir Path state) throws IOException {
        List<CaseFolder.Arrival> lines = folder.lines();
        Instant begin = Instant.ofEpochMilli(lines.get(0).time() / 1000);
        try (ReplayedTopology topology = new ReplayedTopology(state, begin)) {
            folder.allowlist().forEach(topology::allow);
            lines.forEach(arrival -> topology.send(arrival.line(), arrival.time()));
            topology.finish(lines);
            topology.advance(Duration.ofHours(2));
            compare(folder, "sessions", topology, topology.topics.sessions());
            compare(folder, "commands", topology, topology.topics.commands());
            compare(folder, "alerts", topology, topology.topics.alerts());
            compare(folder, "unparsed", topology, topology.topics.unparsed());
            compare(folder, "events", topology, topology.topics.events());
        }
    }

    private static <V extends SpecificRecord> void compare(
            CaseFolder folder, String name, ReplayedTopology topology, Topic<V> topic) throws IOException {
        Path expected = folder.path().resolve("expected").resolve(name + ".jsonl");
        List<V> records = name.equals("events") ? topology.read(topic) : topology.readLatest(topic);
        if (!Files.exists(expected)) {
            return;
        }
        EcsJson json = new EcsJson();
        List<String> actual = records.stream().map(json::of).toList();
        if (Boolean.getBoolean("gatehouse.cases.write")) {
            Files.write(expected, actual);
        }
        assertThat(actual).containsExactlyElementsOf(Files.readAllLines(expected));
    }
}

package io.gatehouse.streams.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.model.RawLine;
import io.gatehouse.schemas.Topic;
import io.gatehouse.schemas.json.EcsJson;
import io.gatehouse.schemas.line.LineTime;
import io.gatehouse.streams.detect.AllowlistFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Runs the topology over every folder in {@code cases}: {@code auth.log}, {@code commands.log}, {@code audit.log} and
 * {@code allowlist.txt} in, merged by time; the last record of every id in {@code expected/TOPIC.jsonl} out. Only the topics that have
 * such a file are compared. With {@code -Dgatehouse.cases.write=true} the files are written anew, for a person to read the difference.
 */
class CaseFoldersTest {
    private static final Path CASES = Path.of("src/test/resources/cases");
    private static final Map<String, String> SOURCES =
            Map.of("auth.log", "auth", "audit.log", "audit", "commands.log", "command");

    private record Arrival(long time, int order, RawLine line) {}

    static Stream<Path> cases() throws IOException {
        return Files.list(CASES).sorted();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void givesWhatTheCaseExpects(Path folder, @TempDir Path state) throws IOException {
        List<Arrival> lines = lines(folder);
        Instant begin = Instant.ofEpochMilli(lines.get(0).time() / 1000);
        try (ReplayedTopology topology = new ReplayedTopology(state, begin)) {
            Path allowlist = folder.resolve("allowlist.txt");
            if (Files.exists(allowlist)) {
                AllowlistFile.read(Files.readAllLines(allowlist)).forEach(topology::allow);
            }
            lines.forEach(arrival -> topology.send(arrival.line(), arrival.time()));
            topology.advance(Duration.ofHours(2));
            compare(folder, "sessions", topology, topology.topics.sessions());
            compare(folder, "commands", topology, topology.topics.commands());
            compare(folder, "alerts", topology, topology.topics.alerts());
            compare(folder, "unparsed", topology, topology.topics.unparsed());
            compare(folder, "events", topology, topology.topics.events());
        }
    }

    private static List<Arrival> lines(Path folder) throws IOException {
        List<Arrival> arrivals = new ArrayList<>();
        LineTime times = new LineTime(ZoneOffset.UTC, 2026);
        for (Map.Entry<String, String> source : new java.util.TreeMap<>(SOURCES).entrySet()) {
            Path file = folder.resolve(source.getKey());
            if (!Files.exists(file)) {
                continue;
            }
            LinesOf lines = new LinesOf(source.getValue(), "/var/log/" + source.getKey());
            long time = 0;
            for (String line : Files.readAllLines(file)) {
                long read = times.micros(line, time);
                time = read == LineTime.NONE ? time : read;
                arrivals.add(new Arrival(time, arrivals.size(), lines.next(line)));
            }
        }
        arrivals.sort(Comparator.comparingLong(Arrival::time).thenComparingInt(Arrival::order));
        return arrivals;
    }

    private static <V extends SpecificRecord> void compare(
            Path folder, String name, ReplayedTopology topology, Topic<V> topic) throws IOException {
        Path expected = folder.resolve("expected").resolve(name + ".jsonl");
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

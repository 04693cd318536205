package io.gatehouse.streams.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.model.Event;
import io.gatehouse.model.Session;
import io.gatehouse.schemas.json.EcsJson;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Wherever the topology is killed and goes on from its stores, the last record of every session and command is the same. */
class KilledTopologyTest {
    /** After so many lines. */
    private static final int EVERY = 3;

    private static final EcsJson JSON = new EcsJson();

    @ParameterizedTest
    @ValueSource(strings = {"hop", "small-old-hook", "tmux-attach", "tmux-attach-unsaid"})
    void hasTheSameLastRecordsWhenItIsKilledAgainAndAgain(String name, @TempDir Path state) throws IOException {
        List<CaseFolder.Arrival> lines = CaseFolder.named(name).lines();
        assertThat(run(state.resolve("killed"), lines, i -> i % EVERY == 0))
                .isEqualTo(run(state.resolve("straight"), lines, i -> false));
    }

    private static Map<String, String> run(Path state, List<CaseFolder.Arrival> lines, IntPredicate killed) {
        Instant begin = Instant.ofEpochMilli(lines.get(0).time() / 1000);
        Map<String, String> last = new TreeMap<>();
        try (ReplayedTopology topology = ReplayedTopology.toBeKilled(state, begin)) {
            for (int i = 0; i < lines.size(); i++) {
                topology.send(lines.get(i).line(), lines.get(i).time());
                if (killed.test(i)) {
                    read(topology, last);
                    topology.kill();
                }
            }
            topology.finish(lines);
            topology.advance(Duration.ofHours(2));
            read(topology, last);
        }
        return last;
    }

    private static void read(ReplayedTopology topology, Map<String, String> last) {
        for (Session session : topology.readLatest(topology.topics.sessions())) {
            last.put("session " + session.getEvent().getId(), JSON.of(session));
        }
        for (Event command : topology.readLatest(topology.topics.commands())) {
            last.put("command " + command.getEvent().getId(), JSON.of(command));
        }
    }
}

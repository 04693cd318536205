package io.gatehouse.streams.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.model.Event;
import io.gatehouse.model.Gatehouse;
import io.gatehouse.model.Session;
import io.gatehouse.model.SessionBlock;
import io.gatehouse.schemas.json.EcsJson;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * However the lines of several files come together, how often each comes, and whatever the wall clock does: the last
 * record of every session and command is the same. The order within a file is kept.
 */
class DisorderTest {
    private static final int SEEDS = 2;
    private static final long LATEST = 10_000_000;
    private static final long AGAIN = 5_000_000;
    private static final EcsJson JSON = new EcsJson();

    /** A recorded case, with the audit log of another one where that has none. */
    private record Recording(String name, boolean audit) {
        private static final String OLD_HOOK = "-old-hook";

        List<CaseFolder.Arrival> lines() throws IOException {
            List<CaseFolder.Arrival> lines = new ArrayList<>();
            CaseFolder.named(name).lines().stream()
                    .filter(arrival -> !isOfAudit(arrival))
                    .forEach(lines::add);
            if (audit) {
                CaseFolder.named(name.replace(OLD_HOOK, "")).lines().stream()
                        .filter(Recording::isOfAudit)
                        .forEach(lines::add);
            }
            lines.sort(Comparator.comparingLong(CaseFolder.Arrival::time));
            return lines;
        }

        private static boolean isOfAudit(CaseFolder.Arrival arrival) {
            return arrival.line().getSource().equals("audit");
        }

        @Override
        public String toString() {
            return name + (audit ? " and audit" : "");
        }
    }

    static Stream<Recording> recordings() {
        Stream<Recording> ofSmallUnits = Stream.of(
                        "small", "hop", "concurrent", "small-old-hook", "hop-old-hook", "concurrent-old-hook")
                .flatMap(name -> Stream.of(new Recording(name, false), new Recording(name, true)));
        return Stream.concat(
                ofSmallUnits, Stream.of(new Recording("small-bsd", false), new Recording("concurrent-bsd", false)));
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void givesTheSameLastRecordsInAnyOrderOfTheFiles(Recording recording, @TempDir Path state) throws IOException {
        List<CaseFolder.Arrival> lines = recording.lines();
        Set<String> expected = run(state.resolve("ordered"), lines, topology -> {});
        for (int seed = 0; seed < SEEDS; seed++) {
            List<CaseFolder.Arrival> shuffled = shuffled(lines, new Random(seed));
            assertThat(run(state.resolve("shuffled-" + seed), shuffled, topology -> {}))
                    .isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void givesTheSameLastRecordsWhereEveryLineComesTwice(Recording recording, @TempDir Path state) throws IOException {
        List<CaseFolder.Arrival> lines = recording.lines();
        assertThat(run(state.resolve("twice"), twice(lines, new Random(1)), topology -> {}))
                .isEqualTo(run(state.resolve("once"), lines, topology -> {}));
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void givesTheSameLastRecordsWhateverTheWallClockDoes(Recording recording, @TempDir Path state) throws IOException {
        List<CaseFolder.Arrival> lines = shuffled(recording.lines(), new Random(1));
        Random random = new Random(1);
        Consumer<ReplayedTopology> ticks = topology -> {
            if (random.nextInt(10) == 0) {
                topology.advance(Duration.ofMillis(random.nextInt(30_000)));
            }
        };
        assertThat(run(state.resolve("ticked"), lines, ticks))
                .isEqualTo(run(state.resolve("still"), lines, topology -> {}));
    }

    /** Each line up to ten seconds late, and not before the one above it. */
    private static List<CaseFolder.Arrival> shuffled(List<CaseFolder.Arrival> lines, Random random) {
        Map<String, Long> last = new HashMap<>();
        List<CaseFolder.Arrival> late = new ArrayList<>();
        for (CaseFolder.Arrival arrival : lines) {
            long time = arrival.time() + (long) (random.nextDouble() * LATEST);
            time = last.merge(arrival.line().getSource(), time, Math::max);
            late.add(new CaseFolder.Arrival(time, late.size(), arrival.line()));
        }
        return inOrder(late);
    }

    /** As an agent that begins again at an earlier position sends them: the same offsets. */
    private static List<CaseFolder.Arrival> twice(List<CaseFolder.Arrival> lines, Random random) {
        List<CaseFolder.Arrival> all = new ArrayList<>(lines);
        for (CaseFolder.Arrival arrival : lines) {
            long again = arrival.time() + 1 + (long) (random.nextDouble() * AGAIN);
            all.add(new CaseFolder.Arrival(again, all.size(), arrival.line()));
        }
        return inOrder(all);
    }

    private static List<CaseFolder.Arrival> inOrder(List<CaseFolder.Arrival> lines) {
        return lines.stream()
                .sorted(Comparator.comparingLong(CaseFolder.Arrival::time).thenComparingInt(CaseFolder.Arrival::order))
                .toList();
    }

    private static Set<String> run(Path state, List<CaseFolder.Arrival> lines, Consumer<ReplayedTopology> between) {
        Instant begin = Instant.ofEpochMilli(lines.get(0).time() / 1000);
        try (ReplayedTopology topology = new ReplayedTopology(state, begin)) {
            for (CaseFolder.Arrival arrival : lines) {
                topology.send(arrival.line(), arrival.time());
                between.accept(topology);
            }
            topology.finish(lines);
            topology.advance(Duration.ofHours(2));
            Set<String> last = new TreeSet<>();
            topology.readLatest(topology.topics.sessions()).forEach(session -> last.add(told(session)));
            topology.readLatest(topology.topics.commands()).forEach(command -> last.add(told(command)));
            return last;
        }
    }

    /** All but how often it was published, and when its lines came. */
    private static String told(Session session) {
        session.getEvent().setCreated(null);
        timeless(session.getGatehouse());
        return "session " + JSON.of(session);
    }

    /** Nor which of two proofs was known first, nor what was known of the login beside who it was. */
    private static String told(Event command) {
        command.getEvent().setCreated(null);
        timeless(command.getGatehouse());
        SessionBlock session = command.getGatehouse().getSession();
        session.setAuditSession(null);
        if ("exact".equals(session.getJoin())) {
            session.setKey(null);
            command.getUser().setId(null);
        }
        return "command " + JSON.of(command);
    }

    private static void timeless(Gatehouse gatehouse) {
        gatehouse.setRevision(1L);
        SessionBlock session = gatehouse.getSession();
        if (session != null && session.getCandidates() != null) {
            session.setCandidates(session.getCandidates().stream().sorted().toList());
        }
    }
}

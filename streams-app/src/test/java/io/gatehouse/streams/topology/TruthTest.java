package io.gatehouse.streams.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.gatehouse.model.EcsSource;
import io.gatehouse.model.Event;
import io.gatehouse.model.LoginBlock;
import io.gatehouse.model.Session;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds sessions and commands of the recorded cases against what really happened. */
class TruthTest {
    private static final Set<String> KINDS = Set.of("typed", "requested", "sudo");

    private record Outcome(Truth truth, List<Session> sessions, List<Event> commands) {
        Verdicts verdicts() {
            Verdicts verdicts = new Verdicts(truth, sessions);
            commands.stream()
                    .filter(TruthTest::isSeen)
                    .sorted(Comparator.comparingLong(Event::getTimestamp))
                    .forEach(verdicts::judge);
            return verdicts;
        }
    }

    static Stream<CaseFolder> cases() throws IOException {
        return CaseFolder.all();
    }

    static Stream<CaseFolder> casesWithTheHook() throws IOException {
        return CaseFolder.all().filter(folder -> !isOfTheOldHook(folder));
    }

    static Stream<CaseFolder> casesWithTheOldHook() throws IOException {
        return CaseFolder.all().filter(TruthTest::isOfTheOldHook);
    }

    private static boolean isOfTheOldHook(CaseFolder folder) {
        return folder.toString().endsWith("-old-hook") || folder.toString().equals("small-bsd");
    }

    private static boolean isSeen(Event command) {
        return KINDS.contains(command.getGatehouse().getCommand().getKind());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void findsEveryLoginWithItsUserAddressAndMethod(CaseFolder folder, @TempDir Path state) throws IOException {
        Outcome outcome = run(folder, state);
        List<Truth.Login> logins = outcome.truth().sessions();
        Tuple[] expected = logins.stream()
                .filter(login -> !isDoubtful(login))
                .map(login -> tuple(login.user(), login.address(), login.port(), login.method(), login.status()))
                .toArray(Tuple[]::new);
        assertThat(outcome.sessions())
                .filteredOn(session -> logins.stream().noneMatch(login -> isDoubtful(login) && login.is(session)))
                .extracting(TruthTest::described)
                .containsExactlyInAnyOrder(expected);
    }

    private static boolean isDoubtful(Truth.Login login) {
        return login.status().equals("maybe");
    }

    private static Tuple described(Session session) {
        EcsSource source = session.getSource();
        LoginBlock login = session.getGatehouse().getLogin();
        return tuple(
                session.getUser() == null ? "-" : session.getUser().getName(),
                source == null || source.getIp() == null ? "-" : source.getIp(),
                source == null || source.getPort() == null ? "-" : String.valueOf(source.getPort()),
                login == null || login.getMethod() == null ? "-" : login.getMethod(),
                session.getGatehouse().getSession().getStatus());
    }

    @ParameterizedTest
    @MethodSource("casesWithTheHook")
    void putsEveryCommandOfTheHookIntoTheSessionThatTypedIt(CaseFolder folder, @TempDir Path state) throws IOException {
        Verdicts verdicts = run(folder, state).verdicts();
        assertThat(verdicts.wrong).isEmpty();
        assertThat(verdicts.unsure).isEmpty();
        assertThat(verdicts.untrue).noneMatch(line -> line.startsWith("typed: "));
        assertThat(verdicts.missing()).isEmpty();
        assertThat(verdicts.wronglyDescribed).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("casesWithTheOldHook")
    void putsNoCommandOfTheOldHookIntoASessionThatDidNotTypeIt(CaseFolder folder, @TempDir Path state)
            throws IOException {
        Verdicts verdicts = run(folder, state).verdicts();
        assertThat(verdicts.wrong).isEmpty();
        assertThat(verdicts.right + verdicts.unsure.size()).isPositive();
        if (Boolean.getBoolean("gatehouse.cases.write")) {
            System.out.println(folder + ": right " + verdicts.right + ", unsure " + verdicts.unsure.size()
                    + ", missing " + verdicts.missing().size() + ", untrue " + verdicts.untrue.size());
        }
    }

    private static Outcome run(CaseFolder folder, Path state) throws IOException {
        List<CaseFolder.Arrival> lines = folder.lines();
        try (ReplayedTopology topology =
                new ReplayedTopology(state, Instant.ofEpochMilli(lines.get(0).time() / 1000))) {
            lines.forEach(arrival -> topology.send(arrival.line(), arrival.time()));
            topology.finish(lines);
            topology.advance(Duration.ofHours(2));
            return new Outcome(
                    Truth.read(folder.path().resolve("truth.txt")),
                    topology.readLatest(topology.topics.sessions()),
                    topology.readLatest(topology.topics.commands()));
        }
    }
}

package io.gatehouse.streams.parse;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.model.Event;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** One failed attempt is one failure event: what was tried while the case folders' logs were recorded. */
class FailuresTest {
    private static final Predicate<Event> IS_ECHO =
            event -> event.getGatehouse().getEchoOf() != null;

    @Test
    void countsEachWrongPasswordAndEachRefusedCommandOnce() throws IOException {
        assertThat(counted("small")).isEqualTo(Map.of("login-failed", 6L, "sudo-denied", 3L, "connection-failed", 3L));
    }

    @Test
    void countsWhatNoUserCouldHide() throws IOException {
        assertThat(counted("hostile")).isEqualTo(Map.of("login-failed", 16L, "connection-failed", 3L));
    }

    @Test
    void countsRepeatedMessagesAsOftenAsTheyWere() throws IOException {
        assertThat(counted("repeat")).isEqualTo(Map.of("login-failed", 8L));
    }

    @Test
    void countsFailuresOfSuByItsOwnLine() throws IOException {
        assertThat(counted("hop")).isEqualTo(Map.of("switched-user", 2L, "sudo-denied", 1L));
    }

    /** At sshd's default level nothing but these lines tells of refused keys; see docs/parsing.md. */
    @Test
    void keepsWhatTellsOfRefusedKeysAsEchoes() throws IOException {
        try (Stream<Event> failures = failures("small")) {
            Set<String> keysOnly = Set.of("alice", "oracle");
            assertThat(failures.filter(IS_ECHO)
                            .filter(event -> event.getUser() != null)
                            .map(event -> event.getUser().getName() + " "
                                    + event.getEvent().getAction())
                            .filter(said -> keysOnly.contains(said.split(" ")[0])))
                    .containsExactly("alice disconnected", "oracle invalid-user", "oracle disconnected");
        }
    }

    private static Map<String, Long> counted(String folder) throws IOException {
        try (Stream<Event> failures = failures(folder)) {
            return failures.filter(IS_ECHO.negate())
                    .collect(Collectors.groupingBy(event -> event.getEvent().getAction(), Collectors.counting()));
        }
    }

    private static Stream<Event> failures(String folder) throws IOException {
        Path log = Path.of("src/test/resources/cases", folder, "auth.log");
        return Files.readString(log, ISO_8859_1)
                .lines()
                .map(line -> Lines.read(Lines.of("auth", log.toString(), line.getBytes(ISO_8859_1))))
                .flatMap(reading ->
                        reading instanceof Reading.Parsed parsed ? parsed.events().stream() : Stream.<Event>of())
                .filter(event -> "failure".equals(event.getEvent().getOutcome()));
    }
}

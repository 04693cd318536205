package io.gatehouse.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gatehouse.model.RawLine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileReplayTest {

    private static final InstantSource NOW = InstantSource.fixed(Instant.parse("2026-11-22T00:00:00Z"));
    private static final HostIdentity HOST = new HostIdentity("4d1e", "vm", ZoneOffset.UTC);
    private static final Path CAPTURE = Path.of("src/test/resources/captures/small");

    @TempDir
    Path folder;

    @Test
    void saysWhereEachLineIsFrom() throws IOException {
        Path auth = write("auth.log", "2026-11-21T08:00:00Z vm sshd[1]: one\nrest");

        List<RawLine> lines = replay(null, new LogInput(LogSource.AUTH, auth.toString()));

        assertThat(lines).extracting(Lines::text).containsExactly("2026-11-21T08:00:00Z vm sshd[1]: one", "rest");
        assertThat(lines).extracting(RawLine::getNextOffset).containsExactly(37L, 41L);
        assertThat(lines).extracting(RawLine::getSequence).containsExactly(1L, 2L);
        RawLine first = lines.get(0);
        assertThat(first.getHost().getId()).isEqualTo("4d1e");
        assertThat(first.getSource()).isEqualTo("auth");
        assertThat(first.getFile().getPath()).isEqualTo(auth.toString());
        assertThat(first.getFile().getFingerprint()).hasSize(32);
        assertThat(first.getLength()).isEqualTo(36);
        assertThat(first.getTimezone()).isEqualTo("Z");
        assertThat(first.getOrigin().getTrusted()).isEqualTo("unknown");
        assertThat(first.getReadAt()).isEqualTo(1_795_305_600_000_000L);
        assertThat(lines.get(1).getFile()).isSameAs(first.getFile());
    }

    @Test
    void mergesTheFilesOfACaptureByTime() throws IOException {
        List<RawLine> lines = replay(
                null,
                new LogInput(LogSource.COMMAND, CAPTURE.resolve("commands.log").toString()),
                new LogInput(LogSource.AUTH, CAPTURE.resolve("auth.log").toString()));

        List<String> expected = Stream.of("auth.log", "commands.log")
                .flatMap(name -> linesOf(CAPTURE.resolve(name)).stream())
                .sorted((a, b) -> a.substring(0, 32).compareTo(b.substring(0, 32)))
                .toList();
        assertThat(lines).extracting(Lines::text).isEqualTo(expected).hasSize(85);
    }

    @Test
    void mergesByTheMonthsOfTheLocaleAndSaysWhichThatIs() throws IOException {
        Path english = write("a.log", "Jul 17 08:00:02 b\n");
        Path italian = write("b.log", "lug 17 08:00:01 a\nlug 17 08:00:03 c\n");
        List<RawLine> lines = new ArrayList<>();
        try (FileReplay replay = new FileReplay(
                HOST.withLocale(Locale.ITALIAN),
                List.of(
                        new LogInput(LogSource.AUTH, english.toString()),
                        new LogInput(LogSource.AUTH, italian.toString())),
                null,
                NOW)) {
            for (RawLine line = replay.next(); line != null; line = replay.next()) {
                lines.add(line);
            }
        }
        assertThat(lines).extracting(line -> Lines.text(line).substring(16)).containsExactly("a", "b", "c");
        assertThat(lines).extracting(RawLine::getLocale).containsOnly("it");
    }

    @Test
    void deliversAuthBeforeCommandsOfTheSameTime() throws IOException {
        Path commands = write("a.log", "2026-11-21T08:00:00Z command\n");
        Path auth = write("b.log", "2026-11-21T08:00:00Z login\n");

        List<RawLine> lines = replay(
                null,
                new LogInput(LogSource.COMMAND, commands.toString()),
                new LogInput(LogSource.AUTH, auth.toString()));

        assertThat(lines).extracting(RawLine::getSource).containsExactly("auth", "command");
    }

    @Test
    void keepsLinesWithoutTimeBehindTheLineBefore() throws IOException {
        Path auth = write("auth.log", "2026-11-21T08:00:00Z a1\nno time\n2026-11-21T08:00:09Z a2\n");
        Path commands = write("commands.log", "2026-11-21T08:00:05Z c1\n");

        assertThat(texts(auth, commands))
                .containsExactly(
                        "2026-11-21T08:00:00Z a1", "no time", "2026-11-21T08:00:05Z c1", "2026-11-21T08:00:09Z a2");
    }

    @Test
    void aSingleLineDatedFarAheadHoldsNothingBack() throws IOException {
        Path auth = write("auth.log", "2026-11-21T08:00:00Z a1\n2031-01-01T00:00:00Z lie\n2026-11-21T08:00:02Z a2\n");
        Path commands = write("commands.log", "2026-11-21T08:00:01Z c1\n2026-11-21T08:00:03Z c2\n");

        assertThat(texts(auth, commands).stream().map(line -> line.substring(21)))
                .containsExactly("a1", "c1", "lie", "a2", "c2");
    }

    @Test
    void countsTheYearOnWhereLinesNameNone() throws IOException {
        Path auth = write("auth.log", "Dec 31 23:59:59 vm a\nno time\nJan  1 00:00:01 vm b\n");

        List<RawLine> lines = replay(2019, new LogInput(LogSource.AUTH, auth.toString()));

        assertThat(lines).extracting(RawLine::getYear).containsExactly(2019, 2019, 2020);
    }

    @Test
    void leavesTheYearOpenWhereNoneIsGiven() throws IOException {
        Path auth = write("auth.log", "Dec 31 23:59:59 vm a\n");

        assertThat(replay(null, new LogInput(LogSource.AUTH, auth.toString())))
                .extracting(RawLine::getYear)
                .containsOnlyNulls();
    }

    @Test
    void findsFilesByPattern() throws IOException {
        Files.createDirectories(folder.resolve("bob"));
        Files.createDirectories(folder.resolve("alice"));
        write("bob/shell_bob.log", "\nprint(1)\n");
        write("alice/shell_alice.log", "\nprint(1)\n");

        List<RawLine> lines = replay(null, new LogInput(LogSource.SHELL, folder + "/*/shell_*.log"));

        assertThat(lines).hasSize(4);
        assertThat(lines.get(0).getFile().getPath()).endsWith("alice/shell_alice.log");
        assertThat(lines.stream().map(line -> line.getFile().getFingerprint()).distinct())
                .hasSize(2);
    }

    @Test
    void namesTheFileThatCannotBeRead() {
        assertThatThrownBy(() -> replay(null, new LogInput(LogSource.AUTH, folder + "/absent.log")))
                .isInstanceOf(IOException.class)
                .hasMessage("auth log " + folder + "/absent.log cannot be read: there is no such file");
        assertThatThrownBy(() -> replay(null, new LogInput(LogSource.AUTH, folder.toString())))
                .hasMessage("auth log " + folder + " cannot be read: it is a folder");
        assertThatThrownBy(() -> replay(null, new LogInput(LogSource.SHELL, folder + "/*.log")))
                .hasMessage("shell log " + folder + "/*.log: no file matches");
    }

    private List<String> texts(Path auth, Path commands) throws IOException {
        return replay(
                        null,
                        new LogInput(LogSource.AUTH, auth.toString()),
                        new LogInput(LogSource.COMMAND, commands.toString()))
                .stream()
                .map(Lines::text)
                .toList();
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static List<RawLine> replay(@Nullable Integer year, LogInput... inputs) throws IOException {
        List<RawLine> lines = new ArrayList<>();
        try (FileReplay replay = new FileReplay(HOST, List.of(inputs), year, NOW)) {
            for (RawLine line = replay.next(); line != null; line = replay.next()) {
                lines.add(line);
            }
        }
        return lines;
    }

    private static List<String> linesOf(Path file) {
        try {
            return Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}

package io.gatehouse.sinks.nagios;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class CommandFileTest {

    private static final CheckResult RESULT = CheckResult.of("web-1", "root-login", State.CRITICAL, "Root.", "count=1");
    private static final String LINE = "[1795324114] PROCESS_SERVICE_CHECK_RESULT;web-1;root-login;2;Root.|count=1";

    @TempDir
    Path folder;

    private Path pipe;
    private CommandFile commands;

    @BeforeEach
    void namePipe() {
        pipe = folder.resolve("nagios.cmd");
        commands =
                new CommandFile(pipe, Duration.ofMillis(500), InstantSource.fixed(Instant.ofEpochSecond(1795324114)));
    }

    @Test
    void writesEachResultAsALine() throws Exception {
        makePipe();
        CompletableFuture<List<String>> read = CompletableFuture.supplyAsync(this::readAll);

        assertThat(commands.send(List.of(RESULT, RESULT))).isEqualTo(new Transport.Sent(2, null));
        assertThat(read.get()).containsExactly(LINE, LINE);
    }

    @Test
    void comesBackWithTheReasonWhereNobodyReadsThePipe() throws Exception {
        makePipe();

        Transport.Sent sent = commands.send(List.of(RESULT));

        assertThat(sent.count()).isZero();
        assertThat(sent.failure()).startsWith("nothing reads the command file " + pipe);
    }

    @Test
    void letsNothingOfAGivenUpAttemptArriveLater() throws Exception {
        makePipe();
        commands.send(List.of(RESULT));
        CompletableFuture<List<String>> read = CompletableFuture.supplyAsync(this::readAll);

        assertThat(commands.send(List.of(RESULT)).count()).isOne();

        assertThat(read.get()).containsExactly(LINE);
    }

    @Test
    void comesBackWhereTheReaderStandsStill() throws Exception {
        makePipe();
        try (FileChannel still = FileChannel.open(pipe, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            Transport.Sent sent = commands.send(Collections.nCopies(5000, RESULT));

            assertThat(still.isOpen()).isTrue();
            assertThat(sent.count()).isBetween(100, 4999);
            assertThat(sent.failure()).startsWith("nothing reads");
        }
    }

    @Test
    void neverMakesTheFile() throws Exception {
        Transport.Sent sent = commands.send(List.of(RESULT));

        assertThat(sent.failure()).isEqualTo("there is no command file " + pipe + "; does Nagios run?");
        assertThat(pipe).doesNotExist();
    }

    @Test
    void writesNothingIntoAPlainFile() throws Exception {
        Files.createFile(pipe);

        Transport.Sent sent = commands.send(List.of(RESULT));

        assertThat(sent.failure()).startsWith("the command file " + pipe + " is no pipe");
        assertThat(pipe).isEmptyFile();
    }

    @Test
    void refusesNamesThatLeaveNoRoomForAText() {
        CheckResult long1 = CheckResult.of("h".repeat(1000), "s".repeat(30), State.OK, "x", "");

        assertThat(commands.refusal(long1)).startsWith("names of host and service have 1030 bytes");
        assertThat(commands.refusal(RESULT)).isNull();
    }

    private void makePipe() throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
    }

    private List<String> readAll() {
        try {
            return Files.readAllLines(pipe);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}

package io.gatehouse.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.model.RawLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What becomes of files while they are read, and between two runs. */
class AgentFilesTest extends AgentFixture {

    @Test
    void readsATruncatedFileFromItsBeginning() throws Exception {
        append("auth.log", "one\ntwo\n");
        Agent agent = start(settings());
        agent.awaitDrained(PATIENCE);

        Files.writeString(file("auth.log"), "new\n");
        agent.awaitDrained(PATIENCE);

        assertThat(kafka.texts()).containsExactly("one", "two", "new");
        assertThat(kafka.lines().get(2).getOffset()).isZero();
        assertThat(kafka.lines().get(2).getFile().getFingerprint())
                .isNotEqualTo(kafka.lines().get(0).getFile().getFingerprint());
    }

    @Test
    void readsAFileThatWasWrittenAnewFromItsBeginning() throws Exception {
        append("auth.log", "one\n");
        Agent agent = start(settings());
        agent.awaitDrained(PATIENCE);

        Files.writeString(file("auth.log"), "another first line\nand more\n");
        agent.awaitDrained(PATIENCE);

        assertThat(kafka.texts()).endsWith("another first line", "and more");
    }

    @Test
    void readsARenamedFileToItsEndAndThenTheNewOne() throws Exception {
        append("auth.log", "one\n");
        Agent agent = start(settings());
        agent.awaitDrained(PATIENCE);

        Files.move(file("auth.log"), file("auth.log.1"));
        append("auth.log", "three\n");
        append("auth.log.1", "two\nrest");
        eventually().until(() -> kafka.texts().contains("three"));

        assertThat(kafka.texts()).containsExactly("one", "two", "rest", "three");
        assertThat(kafka.lines()).extracting(RawLine::getOffset).containsExactly(0L, 4L, 8L, 0L);
        assertThat(agent.awaitDrained(PATIENCE)).isTrue();
    }

    @Test
    void readsAFileThatReplacedAnotherBetweenTwoRunsFromItsBeginning() throws Exception {
        append("auth.log", "one\n");
        start(settings()).awaitDrained(PATIENCE);
        stop();
        Files.move(file("auth.log"), file("auth.log.1"));
        append("auth.log", "one but other\ntwo\n");

        start(settings()).awaitDrained(PATIENCE);

        assertThat(kafka.texts()).containsExactly("one", "one but other", "two");
    }

    @Test
    void waitsForAFileThatIsMissing() throws Exception {
        Agent agent = start(settings());
        assertThat(agent.awaitDrained(PATIENCE)).isTrue();
        assertThat(agent.status().files()).extracting(FileStatus::problem).containsExactly("there is no such file");

        append("auth.log", "one\n");
        agent.awaitDrained(PATIENCE);

        assertThat(kafka.texts()).containsExactly("one");
    }

    @Test
    void saysWhyAFileCannotBeReadAndTriesAgain() throws Exception {
        Files.createDirectory(file("auth.log"));
        Agent agent = start(settings());
        agent.awaitDrained(PATIENCE);
        assertThat(agent.status().files()).extracting(FileStatus::problem).containsExactly("it is a folder");

        Files.delete(file("auth.log"));
        append("auth.log", "one\n");
        agent.awaitDrained(PATIENCE);

        assertThat(kafka.texts()).containsExactly("one");
        assertThat(agent.status().files()).extracting(FileStatus::problem).containsOnlyNulls();
    }

    @Test
    void followsNoSymbolicLinkThatAPatternFinds() throws Exception {
        append("secret", "root:x\n");
        Files.createSymbolicLink(file("shell_mallory.log"), file("secret"));
        append("shell_alice.log", "print(1)\n");

        Agent agent = start(settings(new LogInput(LogSource.SHELL, folder + "/shell_*.log")));
        agent.awaitDrained(PATIENCE);

        assertThat(kafka.texts()).containsExactly("print(1)");
        assertThat(agent.status().files())
                .extracting(FileStatus::problem)
                .containsExactly(null, "it is a symbolic link, and a pattern follows none");
    }

    @Test
    void followsASymbolicLinkThatIsNamed() throws Exception {
        append("real.log", "one\n");
        Files.createSymbolicLink(file("auth.log"), file("real.log"));

        start(settings()).awaitDrained(PATIENCE);

        assertThat(kafka.texts()).containsExactly("one");
    }

    @Test
    void passesWhateverBytesAFileHolds() throws Exception {
        byte[] garbage = {0, (byte) 0xff, (byte) 0x80, '\n', '\n', 27, '[', '\r', '\n'};
        Files.write(file("auth.log"), garbage);

        start(settings()).awaitDrained(PATIENCE);

        assertThat(kafka.lines()).extracting(RawLine::getLength).containsExactly(3L, 0L, 3L);
        assertThat(kafka.lines().get(0).getLine().get(1)).isEqualTo((byte) 0xff);
    }

    @Test
    void remembersAFileThatIsNoLongerConfigured() throws Exception {
        append("auth.log", "one\n");
        start(settings()).awaitDrained(PATIENCE);
        stop();
        start(settings(new LogInput(LogSource.COMMAND, file("commands.log").toString())))
                .awaitDrained(PATIENCE);
        stop();
        append("auth.log", "two\n");

        start(settings()).awaitDrained(PATIENCE);

        assertThat(kafka.texts()).containsExactly("one", "two");
    }

    @Test
    void keepsThePlaceOfAFileThatIsAwayForAWhile() throws Exception {
        append("auth.log", "one\n");
        start(settings()).awaitDrained(PATIENCE);
        stop();
        Path away = Files.move(file("auth.log"), file("away"));
        start(settings()).awaitDrained(PATIENCE);
        stop();
        back(away);

        start(settings()).awaitDrained(PATIENCE);

        assertThat(kafka.texts()).containsExactly("one", "two");
    }

    private void back(Path away) throws IOException {
        Files.move(away, file("auth.log"));
        append("auth.log", "two\n");
    }
}

package io.gatehouse.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckpointFileTest {

    private static final Checkpoint CHECKPOINT = new Checkpoint(List.of(
            new FilePosition("audit", "/var/log/audit/audit.log", 65024, 1L << 60, "9f86d081884c7d65", 1000, 10),
            new FilePosition("auth", "/var/log/auth.log", 65024, 7, null, 0, 0)));

    @TempDir
    Path folder;

    private Path path;
    private CheckpointFile file;

    @BeforeEach
    void take() {
        path = folder.resolve("state/agent.checkpoint");
        file = CheckpointFile.take(path);
    }

    @AfterEach
    void close() {
        file.close();
    }

    @Test
    void isEmptyAtTheFirstStart() {
        assertThat(file.load()).isEmpty();
    }

    @Test
    void givesBackWhatWasSaved() {
        file.save(new Checkpoint(List.of()));
        file.save(CHECKPOINT);

        assertThat(file.load()).contains(CHECKPOINT);
    }

    @Test
    void isReadableByPeople() throws IOException {
        file.save(CHECKPOINT);

        assertThat(Files.readString(path))
                .startsWith("{\n  \"format\" : 1,\n  \"files\" : [ {\n    \"source\" : \"audit\",")
                .contains("\"offset\" : 1000,\n    \"start_offset\" : 10");
    }

    @Test
    void takesNoNoticeOfAHalfWrittenSuccessor() throws IOException {
        file.save(CHECKPOINT);
        Files.writeString(folder.resolve("state/agent.checkpoint.tmp"), "{\"format\"");

        assertThat(file.load()).contains(CHECKPOINT);
        file.save(CHECKPOINT);
        assertThat(folder.resolve("state/agent.checkpoint.tmp")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{\"format\": 1, \"files\": [{\"source\": \"au",
                "\0\0\0\0",
                "[]",
                "{\"format\": 1}",
                "{\"format\": 1, \"files\": [{\"source\": \"auth\"}]}",
                "{\"format\": 1, \"files\": [{\"source\": \"auth\", \"path\": \"/a\", \"device\": 1, \"inode\": 1,"
                        + " \"fingerprint\": null, \"offset\": null, \"start_offset\": 0}]}"
            })
    void refusesWhatIsNoCheckpoint(String text) throws IOException {
        Files.writeString(path, text);

        assertThatThrownBy(() -> file.load())
                .isInstanceOf(CheckpointException.class)
                .hasMessageStartingWith("checkpoint " + path + " is damaged (")
                .hasMessageContaining("delete it to begin as at a first start")
                .hasMessageNotContaining("\n");
    }

    @Test
    void saysThatALaterVersionWroteIt() throws IOException {
        Files.writeString(path, "{\"format\": 2, \"files\": []}");

        assertThatThrownBy(() -> file.load()).hasMessageContaining("its format is 2, and this agent knows only 1");
    }

    @Test
    void saysThatANumberIsImpossible() throws IOException {
        file.save(CHECKPOINT);
        Files.writeString(path, Files.readString(path).replace("1000", "-1"));

        assertThatThrownBy(() -> file.load())
                .hasMessageContaining("(offset of /var/log/audit/audit.log: -1 is negative)");
    }

    @Test
    void saysWhyItCannotBeWritten() throws IOException {
        Files.createDirectory(folder.resolve("state/agent.checkpoint.tmp"));

        assertThatThrownBy(() -> file.save(CHECKPOINT))
                .isInstanceOf(CheckpointException.class)
                .hasMessageStartingWith("checkpoint " + path + " cannot be written: ");
    }

    @Test
    void needsAFolder() throws IOException {
        Files.createFile(folder.resolve("plain"));

        assertThatThrownBy(() -> CheckpointFile.take(folder.resolve("plain/agent.checkpoint")))
                .isInstanceOf(CheckpointException.class)
                .hasMessageContaining("plain/agent.checkpoint cannot be written: ")
                .hasMessageContaining("Give the agent a folder that it may write");
    }

    @Test
    void isForOneAgentAtATime() {
        assertThatThrownBy(() -> CheckpointFile.take(path)).hasMessageContaining("is in use by another agent");

        file.close();
        file = CheckpointFile.take(path);
    }
}

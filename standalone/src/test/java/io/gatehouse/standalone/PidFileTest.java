package io.gatehouse.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PidFileTest {
    @TempDir
    Path temp;

    @Test
    void endsTheProcessThatCarriesTheMark() throws Exception {
        Process child = new ProcessBuilder("sleep", "61.4321").start();
        PidFile file = new PidFile(temp.resolve("pid"), "61.4321");
        file.write(child.pid());
        file.endLeftover();
        assertThat(child.isAlive()).isFalse();
        assertThat(file.file()).doesNotExist();
    }

    @Test
    void leavesAProcessAloneThatGotTheSameIdLater() throws Exception {
        Process stranger = new ProcessBuilder("sleep", "62.4321").start();
        try {
            PidFile file = new PidFile(temp.resolve("pid"), "the mark of another");
            file.write(stranger.pid());
            file.endLeftover();
            assertThat(stranger.isAlive()).isTrue();
        } finally {
            stranger.destroyForcibly();
        }
    }

    @Test
    void takesHalfAFileForNone() throws Exception {
        Path file = Files.writeString(temp.resolve("pid"), "");
        new PidFile(file, "mark").endLeftover();
        assertThat(file).doesNotExist();
    }
}

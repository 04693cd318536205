package io.gatehouse.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DataDirectoryTest {
    @TempDir
    Path temp;

    @Test
    void keepsItsClusterId() throws Exception {
        Path directory = temp.resolve("new/data");
        String id;
        try (DataDirectory data = DataDirectory.open(directory)) {
            id = data.clusterId();
        }
        try (DataDirectory data = DataDirectory.open(directory)) {
            assertThat(data.clusterId()).isEqualTo(id).isNotEmpty();
        }
    }

    @Test
    void refusesADirectoryThatHoldsOtherFiles() throws Exception {
        Files.writeString(temp.resolve("letter.txt"), "dear");
        assertThatThrownBy(() -> DataDirectory.open(temp))
                .isInstanceOf(UserError.class)
                .hasMessageContaining(temp.toString())
                .hasMessageContaining("not Gatehouse's");
    }

    @Test
    void refusesADirectoryThatAnotherInstanceUses() throws Exception {
        try (DataDirectory first = DataDirectory.open(temp)) {
            assertThatThrownBy(() -> DataDirectory.open(first.root()))
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining("in use by another running instance (process "
                            + ProcessHandle.current().pid() + ")");
        }
    }

    @Test
    void saysWhyADirectoryCannotBeUsed() throws Exception {
        Path file = Files.writeString(temp.resolve("file"), "");
        assertThatThrownBy(() -> DataDirectory.open(file.resolve("data")))
                .isInstanceOf(UserError.class)
                .hasMessageContaining(file.resolve("data").toString())
                .hasMessageContaining("choose a directory");
        assertThatThrownBy(() -> DataDirectory.open(file)).isInstanceOf(UserError.class);
    }
}

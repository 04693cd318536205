package io.gatehouse.cli;

import io.gatehouse.embedded.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.kafka.common.utils.Utils;

/** An empty folder that goes with the command that made it. */
record ScratchFolder(Path path) implements AutoCloseable {
    static ScratchFolder create(String name) {
        try {
            return new ScratchFolder(Files.createTempDirectory(name));
        } catch (IOException e) {
            throw new UserError(
                    "no temporary folder can be made: " + e.getMessage() + " (set TMPDIR or free some space)", e);
        }
    }

    @Override
    public void close() throws IOException {
        Utils.delete(path.toFile());
    }
}

package io.gatehouse.cli;

import io.gatehouse.allow.AllowFolder;
import io.gatehouse.embedded.UserError;
import io.gatehouse.model.AllowlistEntry;
import java.nio.file.Path;
import java.util.List;

/** Reads an allowlist that was named on the command line. */
final class AllowFiles {
    private AllowFiles() {}

    /**
     * The entries of a file or folder.
     *
     * @throws UserError if it cannot be read or is wrong somewhere
     */
    static List<AllowlistEntry> read(Path path) {
        try {
            return AllowFolder.read(path);
        } catch (IllegalArgumentException e) {
            throw new UserError("allowlist: " + e.getMessage(), e);
        }
    }
}

package io.gatehouse.ingest;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Says in words why a file could not be used and what helps. */
final class Problem {

    private Problem() {}

    /** Such as "permission denied". */
    static String of(IOException e) {
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (e instanceof NoSuchFileException) {
            return "there is no such file";
        }
        if (e instanceof FileSystemException file && file.getReason() != null) {
            return file.getReason();
        }
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    /** What to do about it, as a sentence without its full stop. */
    static String remedy(IOException e) {
        return e instanceof AccessDeniedException
                ? "Let the user of the agent read it (its group is often adm), or run the agent as root"
                : "Name a file that can be read, or take it out of the settings";
    }
}

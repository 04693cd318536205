package io.gatehouse.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Names the child process that a parent started, so that the next parent can end it where the first was killed. A
 * process id may have been given to somebody else since: only a process with the mark in its command line is ended.
 *
 * @param file holds the process id
 * @param mark stands in the command line of the child and of no other process
 */
record PidFile(Path file, String mark) {
    private static final Logger LOG = LoggerFactory.getLogger(PidFile.class);
    private static final int GRACE_SECONDS = 10;

    void write(long pid) throws IOException {
        Files.writeString(file, pid + "\n");
    }

    void delete() throws IOException {
        Files.deleteIfExists(file);
    }

    /** Ends the child of a parent that was killed, if there is one. */
    void endLeftover() throws IOException {
        Optional<ProcessHandle> leftover = leftover();
        if (leftover.isPresent()) {
            LOG.info(
                    "ending process {}, left over from a run that was killed",
                    leftover.get().pid());
            end(leftover.get());
        }
        delete();
    }

    /** Asks the process to end, and ends it where it does not. */
    static void end(ProcessHandle process) {
        process.destroy();
        try {
            process.onExit().get(GRACE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            process.destroyForcibly();
            process.onExit().join();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private Optional<ProcessHandle> leftover() throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return ProcessHandle.of(Long.parseLong(Files.readString(file).strip()))
                    .filter(process -> process.info().commandLine().orElse("").contains(mark));
        } catch (NumberFormatException e) {
            return Optional.empty(); // killed while writing it
        }
    }
}

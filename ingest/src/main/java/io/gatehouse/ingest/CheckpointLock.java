package io.gatehouse.ingest;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A locked file beside the checkpoint: two agents with one checkpoint would overwrite each other's positions. The
 * system unlocks it when a process dies.
 */
final class CheckpointLock {

    private final FileChannel channel;

    private CheckpointLock(FileChannel channel) {
        this.channel = channel;
    }

    static CheckpointLock take(Path checkpoint) {
        try {
            Files.createDirectories(checkpoint.resolveSibling("."));
            FileChannel channel = FileChannel.open(
                    checkpoint.resolveSibling(checkpoint.getFileName() + ".lock"),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE);
            if (!isLocked(channel)) {
                channel.close();
                throw new CheckpointException(
                        checkpoint,
                        "is in use by another agent. Stop that one, or give this one a checkpoint of its own",
                        null);
            }
            return new CheckpointLock(channel);
        } catch (IOException e) {
            throw new CheckpointException(
                    checkpoint,
                    "cannot be written: " + Problem.of(e) + ". Give the agent a folder that it may write",
                    e);
        }
    }

    void release() {
        try {
            channel.close();
        } catch (IOException e) {
            return; // the end of the process unlocks it too
        }
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) { // held by this process
            return false;
        }
    }
}

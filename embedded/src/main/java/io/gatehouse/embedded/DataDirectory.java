package io.gatehouse.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;
import org.apache.kafka.common.Uuid;
import org.jspecify.annotations.Nullable;

/**
 * The directory that one standalone instance owns: {@code cluster-id} (written before anything else, it marks the
 * directory as ours), {@code lock} (held while the instance runs; its text is the process id), and one directory each
 * for the broker, the registry, the streams application and the agent.
 */
public final class DataDirectory implements AutoCloseable {
    private static final String CLUSTER_ID = "cluster-id";
    private static final String LOCK = "lock";

    private final Path root;
    private final String clusterId;
    private final FileChannel lock;

    private DataDirectory(Path root, String clusterId, FileChannel lock) {
        this.root = root;
        this.clusterId = clusterId;
        this.lock = lock;
    }

    /**
     * Takes the directory for this process; creates it where it does not exist.
     *
     * @throws UserError if it cannot be written, holds something else, or another instance runs on it
     */
    public static DataDirectory open(Path directory) {
        Path root = directory.toAbsolutePath().normalize();
        try {
            Files.createDirectories(root);
            requireOurs(root);
            FileChannel lock = lock(root);
            try {
                return new DataDirectory(root, readOrWriteClusterId(root), lock);
            } catch (IOException | UserError e) {
                lock.close();
                throw e;
            }
        } catch (FileSystemException e) {
            throw unusable(root, e.getReason() == null ? e.getClass().getSimpleName() : e.getReason(), e);
        } catch (IOException e) {
            throw unusable(root, String.valueOf(e.getMessage()), e);
        }
    }

    public Path root() {
        return root;
    }

    /** The id of the Kafka cluster whose data lies here. */
    public String clusterId() {
        return clusterId;
    }

    public Path broker() {
        return root.resolve("broker");
    }

    public Path registry() {
        return root.resolve("registry");
    }

    public Path streams() {
        return root.resolve("streams");
    }

    public Path agent() {
        return root.resolve("agent");
    }

    /** Lets another process have the directory. */
    @Override
    public void close() throws IOException {
        lock.close();
    }

    private static void requireOurs(Path root) throws IOException {
        if (Files.exists(root.resolve(CLUSTER_ID))) {
            return;
        }
        try (Stream<Path> files = Files.list(root)) {
            if (files.anyMatch(file -> !file.endsWith(LOCK))) {
                throw new UserError("data directory " + root
                        + " holds files that are not Gatehouse's: choose an empty or a new directory");
            }
        }
    }

    private static FileChannel lock(Path root) throws IOException {
        Path file = root.resolve(LOCK);
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        if (tryLock(channel) == null) {
            String owner = Files.readString(file).strip();
            channel.close();
            throw new UserError("data directory " + root + " is in use by another running instance"
                    + (owner.isEmpty() ? "" : " (process " + owner + ")")
                    + ": stop that one, or choose another directory");
        }
        channel.truncate(0);
        channel.write(StandardCharsets.US_ASCII.encode(ProcessHandle.current().pid() + "\n"));
        return channel;
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private static String readOrWriteClusterId(Path root) throws IOException {
        Path file = root.resolve(CLUSTER_ID);
        if (Files.exists(file)) {
            String id = Files.readString(file).strip();
            if (!id.isEmpty()) {
                return id;
            }
        }
        String id = Uuid.randomUuid().toString();
        Files.writeString(file, id + "\n");
        return id;
    }

    private static UserError unusable(Path root, String why, Exception cause) {
        return new UserError(
                "data directory " + root + " cannot be used (" + why + "): choose a directory that this user can write",
                cause);
    }
}

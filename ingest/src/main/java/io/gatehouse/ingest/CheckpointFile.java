package io.gatehouse.ingest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * Keeps the checkpoint in a JSON file. It is written beside it, forced to the disk and renamed over it, so that after
 * any crash either the old or the new one is there.
 */
final class CheckpointFile {

    private final Path path;
    private final CheckpointLock lock;
    private final JsonMapper json = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private CheckpointFile(Path path, CheckpointLock lock) {
        this.path = path;
        this.lock = lock;
    }

    /**
     * Takes hold of it; its folder is made where it is missing.
     *
     * @throws CheckpointException when the folder cannot be written or another agent has it
     */
    static CheckpointFile take(Path path) {
        Path absolute = path.toAbsolutePath();
        return new CheckpointFile(absolute, CheckpointLock.take(absolute));
    }

    /**
     * What was saved last; empty at the first start.
     *
     * @throws CheckpointException when something else stands in the file
     */
    Optional<Checkpoint> load() {
        try {
            return Optional.of(json.readValue(Files.readAllBytes(path), Checkpoint.class));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (JsonProcessingException e) {
            throw new CheckpointException(
                    path,
                    "is damaged (" + reason(e) + "). Restore it; or delete it to begin as at a first start,"
                            + " which may send lines again or leave some out",
                    e);
        } catch (IOException e) {
            throw new CheckpointException(path, "cannot be read: " + Problem.of(e), e);
        }
    }

    /**
     * Replaces what was saved.
     *
     * @throws CheckpointException when it cannot be written
     */
    void save(Checkpoint checkpoint) {
        Path next = path.resolveSibling(path.getFileName() + ".tmp");
        try {
            write(next, ByteBuffer.wrap(json.writeValueAsBytes(checkpoint)));
            Files.move(next, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            try (FileChannel folder = FileChannel.open(path.resolveSibling("."), StandardOpenOption.READ)) {
                folder.force(true); // or the renaming may not survive a power cut
            }
        } catch (IOException e) {
            throw new CheckpointException(path, "cannot be written: " + Problem.of(e), e);
        }
    }

    /** Lets another agent have it. */
    void close() {
        lock.release();
    }

    private static void write(Path file, ByteBuffer bytes) throws IOException {
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    private static String reason(JsonProcessingException e) {
        String text = e.getCause() instanceof IllegalArgumentException refused
                ? refused.getMessage()
                : e.getOriginalMessage();
        return String.valueOf(text).lines().findFirst().orElse("empty");
    }
}

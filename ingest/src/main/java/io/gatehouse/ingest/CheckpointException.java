package io.gatehouse.ingest;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The checkpoint cannot be used: says which file, why and what to do. */
public final class CheckpointException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CheckpointException(Path checkpoint, String what, @Nullable Throwable cause) {
        super("checkpoint " + checkpoint + " " + what, cause);
    }
}

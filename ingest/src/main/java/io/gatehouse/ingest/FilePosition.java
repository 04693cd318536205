package io.gatehouse.ingest;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How far one file has been acknowledged, as it stands in the checkpoint.
 *
 * @param source auth, command, audit or shell
 * @param path path on the host
 * @param device device number, for people; it may change when the machine starts anew
 * @param inode inode
 * @param fingerprint see {@link Fingerprint}; null while the first line is not complete
 * @param offset byte offset of the next line to send
 * @param startOffset byte offset at which the agent first began with this file
 */
record FilePosition(
        String source,
        String path,
        long device,
        long inode,
        @Nullable String fingerprint,
        long offset,
        long startOffset) {

    FilePosition {
        LogSource.of(source);
        if (offset < 0 || startOffset < 0) {
            throw new IllegalArgumentException(
                    "offset of " + path + ": " + Math.min(offset, startOffset) + " is negative");
        }
    }

    /** In what the file is no longer the one of this position, or empty where it can be read on from here. */
    Optional<String> changeTo(OpenFile file) throws IOException {
        if (inode != file.stamp().inode()) {
            return Optional.of("is another file than when it was read up to byte " + offset);
        }
        long size = file.channel().size();
        if (size < offset) {
            return Optional.of("was truncated: it has " + size + " bytes, and " + offset + " had been read");
        }
        if (fingerprint != null
                && !fingerprint.equals(new Fingerprint(LogSource.of(source), Path.of(path)).of(file.firstLine()))) {
            return Optional.of("was written anew: its first line is another");
        }
        return Optional.empty();
    }
}

package io.gatehouse.ingest;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A file opened for reading, and what stood at its path in that moment.
 *
 * @param channel positioned at its beginning
 * @param stamp device and inode
 */
record OpenFile(FileChannel channel, FileStamp stamp) {

    /**
     * Opens a regular file; with {@link LinkOption#NOFOLLOW_LINKS} no symbolic link, so that nobody's shell log leads the agent to another's file.
     *
     * @throws FileSystemException with a reason for people where it cannot be read
     */
    static OpenFile regular(Path path, List<LinkOption> links) throws IOException {
        LinkOption[] options = links.toArray(LinkOption[]::new);
        FileStamp before = FileStamp.of(path, options);
        if (Files.isSymbolicLink(path) && !links.isEmpty()) {
            throw new FileSystemException(path.toString(), null, "is a symbolic link, and a pattern follows none");
        }
        if (!Files.isRegularFile(path, options)) {
            throw new FileSystemException(
                    path.toString(), null, Files.isDirectory(path) ? "is a folder" : "is not a regular file");
        }
        FileChannel channel = open(path, links);
        if (!FileStamp.of(path, options).isSameFile(before)) { // rotated in between: the next scan sees one file
            channel.close();
            throw new NoSuchFileException(path.toString());
        }
        return new OpenFile(channel, before);
    }

    /** Opens whatever can be read to an end, a pipe too. */
    static OpenFile readable(Path path) throws IOException {
        if (Files.isDirectory(path)) {
            throw new FileSystemException(path.toString(), null, "is a folder");
        }
        return new OpenFile(open(path, List.of()), FileStamp.of(path));
    }

    /** The first bytes of the file, without its first line feed and what follows it; empty where the first line is not yet complete. */
    static ByteBuffer firstLine(FileChannel channel) throws IOException {
        ByteBuffer head = ByteBuffer.allocate(Fingerprint.HEAD);
        while (head.hasRemaining() && channel.read(head, head.position()) > 0) {}
        head.flip();
        for (int i = 0; i < head.limit(); i++) {
            if (head.get(i) == '\n') {
                return head.limit(i);
            }
        }
        return head;
    }

    private static FileChannel open(Path path, List<LinkOption> links) throws IOException {
        Set<OpenOption> options = Stream.concat(Stream.of(StandardOpenOption.READ), links.stream())
                .collect(Collectors.toUnmodifiableSet());
        return FileChannel.open(path, options);
    }
}

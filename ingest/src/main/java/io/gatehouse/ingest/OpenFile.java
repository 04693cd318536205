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

    private static final int BLOCK = 64 * 1024;

    /**
     * Opens a regular file; with {@link LinkOption#NOFOLLOW_LINKS} no symbolic link, so that nobody's shell log leads
     * the agent to a file of somebody else.
     *
     * @throws FileSystemException with a reason for people where it cannot be read
     */
    static OpenFile regular(Path path, List<LinkOption> links) throws IOException {
        LinkOption[] options = links.toArray(LinkOption[]::new);
        FileStamp before = FileStamp.of(path, options);
        if (!links.isEmpty() && Files.isSymbolicLink(path)) {
            throw unusable(path, "it is a symbolic link, and a pattern follows none");
        }
        if (!Files.isRegularFile(path, options)) {
            throw unusable(path, Files.isDirectory(path) ? "it is a folder" : "it is not a regular file");
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
            throw unusable(path, "it is a folder");
        }
        return new OpenFile(open(path, List.of()), FileStamp.of(path));
    }

    /** The first line without its line feed, at most as much of it as a {@link Fingerprint} takes. */
    ByteBuffer firstLine() throws IOException {
        ByteBuffer head = block(0, Fingerprint.HEAD);
        for (int i = 0; i < head.limit(); i++) {
            if (head.get(i) == '\n') {
                return head.limit(i);
            }
        }
        return head;
    }

    /** Byte offset after the last line feed; 0 where there is none. */
    long endOfLastLine() throws IOException {
        for (long end = channel.size(); end > 0; end -= BLOCK) {
            long from = Math.max(0, end - BLOCK);
            ByteBuffer block = block(from, (int) (end - from));
            for (int i = block.limit() - 1; i >= 0; i--) {
                if (block.get(i) == '\n') {
                    return from + i + 1;
                }
            }
        }
        return 0;
    }

    private ByteBuffer block(long from, int size) throws IOException {
        ByteBuffer block = ByteBuffer.allocate(size);
        int read = 0;
        while (read >= 0 && block.hasRemaining()) {
            read = channel.read(block, from + block.position());
        }
        return block.flip();
    }

    private static FileChannel open(Path path, List<LinkOption> links) throws IOException {
        Set<OpenOption> options = Stream.concat(Stream.of(StandardOpenOption.READ), links.stream())
                .collect(Collectors.toUnmodifiableSet());
        return FileChannel.open(path, options);
    }

    private static FileSystemException unusable(Path path, String reason) {
        return new FileSystemException(path.toString(), null, reason);
    }
}

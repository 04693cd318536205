package io.gatehouse.sinks.nagios;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Writes lines to a named pipe, each in one piece. It never creates a file: Nagios refuses to start where a plain file
 * stands in the place of its pipe, and a shell's {@code >>} makes one whenever Nagios is down.
 */
final class PipeWriter implements Limited {

    /** Bits of the file type in st_mode, and a named pipe's (POSIX S_IFMT, S_IFIFO as Linux has them). */
    private static final int TYPE = 0170000;

    private static final int PIPE = 0010000;

    private final Path path;
    private final List<byte[]> lines;
    private final AtomicInteger written = new AtomicInteger();
    private @Nullable FileChannel channel;
    private boolean over;

    PipeWriter(Path path, List<byte[]> lines) {
        this.path = path;
        this.lines = List.copyOf(lines);
    }

    /** Throws where something else than a pipe, or nothing, stands there; the message says which and what to do. */
    static void requirePipe(Path path) throws IOException {
        if (!Files.exists(path)) {
            throw new NoSuchFileException("there is no command file " + path + "; does Nagios run?");
        }
        if (isOtherThanPipe(path)) {
            throw new IOException("the command file " + path + " is no pipe; Nagios does not start while it is there:"
                    + " remove it and start Nagios");
        }
        if (!Files.isReadable(path) || !Files.isWritable(path)) {
            throw new IOException("the command file " + path
                    + " may not be read and written by the user of this process; put it into the pipe's group");
        }
    }

    /** Whether something stands there that Nagios will not start with. */
    static boolean isOtherThanPipe(Path path) {
        try {
            return ((int) Files.getAttribute(path, "unix:mode") & TYPE) != PIPE;
        } catch (IOException e) {
            return false;
        }
    }

    /** How many lines were written. */
    int written() {
        return written.get();
    }

    @Override
    public void run() throws IOException {
        try (FileChannel pipe = FileChannel.open(path, StandardOpenOption.WRITE)) {
            if (!take(pipe)) {
                return;
            }
            for (byte[] line : lines) {
                write(pipe, line);
                written.incrementAndGet();
            }
        }
    }

    private synchronized boolean take(FileChannel pipe) {
        channel = pipe;
        return !over;
    }

    private static void write(FileChannel pipe, byte[] line) throws IOException {
        ByteBuffer bytes =
                ByteBuffer.allocate(line.length + 1).put(line).put((byte) '\n').flip();
        while (bytes.hasRemaining()) {
            pipe.write(bytes);
        }
    }

    /** Closes the pipe or, where opening it still waits for a reader, is that reader for a moment. */
    @Override
    public synchronized void giveUp() {
        over = true;
        try {
            if (channel != null) {
                channel.close();
            } else {
                FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE)
                        .close();
            }
        } catch (IOException e) {
            // Nagios has removed its pipe: whoever waits there waits for nothing, as a daemon.
        }
    }
}

package io.gatehouse.ingest;

import java.io.IOException;
import java.nio.channels.FileChannel;
import org.jspecify.annotations.Nullable;

/** Reads the complete lines of a file that may still grow. */
final class LineReader {

    private final FileChannel channel;
    private LineCutter cutter;
    private boolean lastLineEnds;
    private boolean atEnd;

    LineReader(FileChannel channel, long offset) throws IOException {
        this.channel = channel;
        this.cutter = new LineCutter(offset);
        if (offset > 0) {
            channel.position(offset); // a pipe has no position, and needs none
        }
    }

    /** The next line, or null when none is complete. */
    @Nullable
    CutLine next() throws IOException {
        CutLine line = cutter.next();
        while (line == null && more()) {
            line = cutter.next();
        }
        return line == null && lastLineEnds ? cutter.rest() : line;
    }

    /** From now on the end of the file is the end of its last line too. */
    void finish() {
        lastLineEnds = true;
    }

    /** Reads on from here. */
    void seek(long offset) throws IOException {
        cutter = new LineCutter(offset);
        atEnd = false;
        channel.position(offset);
    }

    /** Whether the last look found the end of the file. */
    boolean isAtEnd() {
        return atEnd;
    }

    /** Byte offset up to which has been read. */
    long readOffset() {
        return cutter.readOffset();
    }

    private boolean more() throws IOException {
        atEnd = isFullyRead() || cutter.read(channel) <= 0;
        if (atEnd) {
            cutter.release();
        }
        return !atEnd;
    }

    /** Spares an idle file the buffer that a read would need. A pipe, which is only read to its end, has no size. */
    private boolean isFullyRead() throws IOException {
        return !lastLineEnds && channel.size() <= cutter.readOffset();
    }
}

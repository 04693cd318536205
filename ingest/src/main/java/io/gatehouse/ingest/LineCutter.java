package io.gatehouse.ingest;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a stream of bytes into lines at each line feed. Of a line over the limit the first 256 KiB are kept and the rest
 * is only counted, so that memory is bounded whatever the file holds. Binary bytes, NULs and invalid UTF-8 pass
 * untouched.
 */
public final class LineCutter {

    /** How many bytes of a line are kept: 256 KiB. */
    static final int LIMIT = 256 * 1024;

    private static final int CHUNK = 64 * 1024;
    private static final byte[] NOTHING = {};

    private byte[] buffer = NOTHING;
    private int start; // of the line that is not yet cut
    private int searched; // up to here there is no line feed
    private int end;

    private long lineOffset;
    private byte @Nullable [] kept; // of a line over the limit
    private long passed; // how many bytes of that line have left the buffer

    /** Begins at that byte offset. */
    public LineCutter(long offset) {
        lineOffset = offset;
    }

    /**
     * Reads what the channel has, up to the room there is; returns the number of bytes, or -1 at the end of the
     * channel.
     */
    public int read(ReadableByteChannel channel) throws IOException {
        makeRoom();
        int read = channel.read(ByteBuffer.wrap(buffer, end, buffer.length - end));
        end += Math.max(read, 0);
        return read;
    }

    /** The next complete line of what has been read, or null. */
    @Nullable
    public CutLine next() {
        while (searched < end) {
            if (buffer[searched++] == '\n') {
                return cut(searched - 1, searched);
            }
        }
        if (kept != null || end - start > LIMIT) {
            passOver();
        }
        return null;
    }

    /** What stands after the last line feed, as a line of its own; null when there is nothing. */
    @Nullable
    public CutLine rest() {
        return start == end && passed == 0 ? null : cut(end, end);
    }

    /** Byte offset up to which has been read. */
    long readOffset() {
        return lineOffset + passed + end - start;
    }

    /** Gives the buffer back while nothing waits in it: a host may have thousands of idle files. */
    void release() {
        if (start == end) {
            buffer = NOTHING;
            start = searched = end = 0;
        }
    }

    private CutLine cut(int lineEnd, int next) {
        long length = passed + lineEnd - start;
        byte[] bytes = kept != null ? kept : Arrays.copyOfRange(buffer, start, start + (int) Math.min(length, LIMIT));
        CutLine line = new CutLine(lineOffset, lineOffset + length + next - lineEnd, ByteBuffer.wrap(bytes), length);
        lineOffset = line.nextOffset();
        start = next;
        kept = null;
        passed = 0;
        return line;
    }

    private void passOver() {
        if (kept == null) {
            kept = Arrays.copyOfRange(buffer, start, start + LIMIT);
        }
        passed += end - start;
        start = end;
    }

    private void makeRoom() {
        if (start == end) {
            start = searched = end = 0;
        } else if (end == buffer.length && start > 0) {
            System.arraycopy(buffer, start, buffer, 0, end - start);
            searched -= start;
            end -= start;
            start = 0;
        }
        if (end == buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.max(CHUNK, 2 * buffer.length));
        }
    }
}

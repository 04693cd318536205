package io.gatehouse.ingest;

import io.gatehouse.model.SourceFile;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One file being read: it knows how far it has been read, sent and acknowledged. It holds two lines ahead: the head, and the one after it, because a single line
 * dated far ahead must not hold back the rest of its file until all others have been read (the merge counts such a line by its follower's time).
 *
 * <p>Of one thread, except {@link #acknowledge} and {@link #acknowledged}.
 */
final class TailedFile implements Closeable {

    private final LogSource source;
    private final Path path;
    private final OpenFile file;
    private final long startOffset;
    private final LineClock clock;
    private final Deque<TimedLine> ahead = new ArrayDeque<>(2);

    private LineCutter cutter;
    private @Nullable String fingerprint;
    private @Nullable SourceFile block; // shared by its records
    private long taken;
    private volatile long acknowledged;
    private boolean lastLineEnds; // with the file, line feed or not
    private boolean atEnd;
    private @Nullable IOException failure;

    /** A line, its time for the merge, and the year it is to be read with. */
    private record TimedLine(
            CutLine line, long time, @Nullable Integer year) {}

    /** A file that is read on from {@code at}. */
    TailedFile(LogSource source, Path path, OpenFile file, ReadFrom at, LineClock clock) throws IOException {
        this.source = source;
        this.path = path;
        this.file = file;
        this.startOffset = at.startOffset();
        this.clock = clock;
        this.acknowledged = at.offset();
        this.taken = at.offset();
        this.cutter = new LineCutter(at.offset());
        if (at.offset() > 0) {
            file.channel().position(at.offset());
            fingerprint = new Fingerprint(source, path).of(file.firstLine());
        }
    }

    /** From now on the end of the file is the end of its last line too. */
    void finish() {
        lastLineEnds = true;
    }

    /** Whether a line is ready; reads on where none is. */
    boolean ready(long now) {
        try {
            while (ahead.size() < 2) {
                CutLine line = read();
                if (line == null) {
                    break;
                }
                queue(line, now);
            }
        } catch (IOException e) {
            failure = e;
        }
        return !ahead.isEmpty();
    }

    /** Time of the head for the merge, in µs. Only when {@link #ready}. */
    long time() {
        long time = ahead.getFirst().time();
        return ahead.size() == 1 ? time : Math.min(time, ahead.getLast().time());
    }

    /** Takes the head. Only when {@link #ready}. */
    FileLine take() {
        TimedLine head = ahead.removeFirst();
        taken = head.line().nextOffset();
        return new FileLine(this, head.line(), head.year());
    }

    /** Everything before this offset is in Kafka. */
    void acknowledge(long offset) {
        acknowledged = offset;
    }

    long acknowledged() {
        return acknowledged;
    }

    /** Goes back to what was acknowledged. */
    void rewind() {
        ahead.clear();
        taken = acknowledged;
        cutter = new LineCutter(acknowledged);
        atEnd = false;
        try {
            file.channel().position(acknowledged);
        } catch (IOException e) {
            failure = e;
        }
    }

    /** Whether all complete lines have been taken, as of the last look. */
    boolean atEnd() {
        return atEnd && ahead.isEmpty();
    }

    /** Byte offset up to which lines have been taken. */
    long taken() {
        return taken;
    }

    /** Byte offset up to which has been read. */
    long readOffset() {
        return cutter.readOffset();
    }

    LogSource source() {
        return source;
    }

    Path path() {
        return path;
    }

    FileStamp stamp() {
        return file.stamp();
    }

    long startOffset() {
        return startOffset;
    }

    /** Identity of the file; null while its first line is not complete. */
    @Nullable
    String fingerprint() {
        return fingerprint;
    }

    /** Why it could not be read on, or null. */
    @Nullable
    IOException failure() {
        return failure;
    }

    /** The file as its records name it. Only when a line has been {@link #ready}. */
    SourceFile block() {
        if (block == null) {
            block = new SourceFile(
                    path.toString(),
                    fingerprint,
                    file.stamp().device(),
                    file.stamp().inode(),
                    startOffset);
        }
        return block;
    }

    /** How far it has been acknowledged. */
    FilePosition position() {
        return position(acknowledged);
    }

    /** In what it is no longer the file that was opened (truncated, written anew), or empty. */
    Optional<String> change() throws IOException {
        return position(cutter.readOffset()).changeTo(file);
    }

    private FilePosition position(long offset) {
        FileStamp stamp = file.stamp();
        return new FilePosition(
                source.word(), path.toString(), stamp.device(), stamp.inode(), fingerprint, offset, startOffset);
    }

    private @Nullable CutLine read() throws IOException {
        CutLine line = cutter.next();
        while (line == null && more()) {
            line = cutter.next();
        }
        return line == null && lastLineEnds ? cutter.rest() : line;
    }

    private boolean more() throws IOException {
        FileChannel channel = file.channel();
        atEnd = (!lastLineEnds && channel.size() <= cutter.readOffset()) || cutter.read(channel) <= 0;
        if (atEnd) {
            cutter.release();
        }
        return !atEnd;
    }

    private void queue(CutLine line, long now) {
        if (fingerprint == null) {
            fingerprint = new Fingerprint(source, path).of(line.bytes());
        }
        long time = clock.micros(line.bytes().array(), now);
        ahead.add(new TimedLine(line, time, clock.year()));
    }

    @Override
    public void close() throws IOException {
        file.channel().close();
    }
}

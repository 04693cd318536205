package io.gatehouse.ingest;

import io.gatehouse.model.SourceFile;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One file being read: it knows how far it has been read, taken and acknowledged. It holds two lines ahead: the head,
 * and the one after it, because a single line dated far ahead must not hold back the rest of its file until all others
 * have been read (the merge counts such a line by its follower's time).
 *
 * <p>Of one thread, except {@link #acknowledge} and {@link #acknowledged}.
 */
final class TailedFile implements Closeable {

    private final LogSource source;
    private final Path path;
    private final OpenFile file;
    private final long startOffset;
    private final LineClock clock;
    private final LineReader reader;
    private final Deque<TimedLine> ahead = new ArrayDeque<>(2);

    private @Nullable String fingerprint;
    private @Nullable SourceFile block; // shared by its records
    private @Nullable IOException failure;
    private long taken;
    private volatile long acknowledged;

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
        this.reader = new LineReader(file.channel(), at.offset());
        this.acknowledged = at.offset();
        this.taken = at.offset();
        if (at.offset() > 0) {
            fingerprint = new Fingerprint(source, path).of(file.firstLine());
        }
    }

    /** From now on the end of the file is the end of its last line too. */
    void finish() {
        reader.finish();
    }

    /** Whether a line is ready; reads on where none is. */
    boolean ready(long now) {
        try {
            boolean more = true;
            while (more && ahead.size() < 2) {
                more = queue(reader.next(), now);
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

    /** Byte offset before which everything is in Kafka. */
    long acknowledged() {
        return acknowledged;
    }

    /** Goes back to what was acknowledged. */
    void rewind() {
        ahead.clear();
        taken = acknowledged;
        try {
            reader.seek(taken);
        } catch (IOException e) {
            failure = e;
        }
    }

    /** Whether all complete lines have been taken, as of the last look. */
    boolean atEnd() {
        return reader.isAtEnd() && ahead.isEmpty();
    }

    /** Byte offset up to which lines have been taken. */
    long taken() {
        return taken;
    }

    /** Byte offset up to which has been read. */
    long readOffset() {
        return reader.readOffset();
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
            FileStamp stamp = file.stamp();
            block = new SourceFile(path.toString(), fingerprint, stamp.device(), stamp.inode(), startOffset);
        }
        return block;
    }

    /** How far it has been acknowledged. */
    FilePosition position() {
        return position(acknowledged);
    }

    /** In what it is no longer the file that was opened (truncated, written anew), or empty. */
    Optional<String> change() throws IOException {
        return position(reader.readOffset()).changeTo(file);
    }

    @Override
    public void close() throws IOException {
        file.channel().close();
    }

    private boolean queue(@Nullable CutLine line, long now) {
        if (line == null) {
            return false;
        }
        if (fingerprint == null) {
            fingerprint = new Fingerprint(source, path).of(line.bytes());
        }
        long time = clock.micros(line.bytes().array(), now);
        return ahead.add(new TimedLine(line, time, clock.year()));
    }

    private FilePosition position(long offset) {
        FileStamp stamp = file.stamp();
        return new FilePosition(
                source.word(), path.toString(), stamp.device(), stamp.inode(), fingerprint, offset, startOffset);
    }
}

package io.gatehouse.ingest;

import io.gatehouse.model.SourceState;
import java.io.IOException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What stands at one path over time: nothing yet, a file that is being read, one that cannot be read, another file
 * after a rotation. Each change is logged once.
 */
final class WatchedFile {

    private static final long NOT_GONE = -1;

    private final Logger log = LoggerFactory.getLogger(WatchedFile.class);
    private final LogSource source;
    private final Path path;
    private final List<LinkOption> links;
    private final HostIdentity host;

    private @Nullable TailedFile tailed;
    private @Nullable FilePosition known; // while the file is not being read: where to go on
    private @Nullable String problem;
    private long goneAt = NOT_GONE; // how far the file was read when its path was seen to hold another one

    WatchedFile(LogInput input, Path path, HostIdentity host, @Nullable FilePosition known) {
        this.source = input.source();
        this.path = path;
        this.links = input.isPattern() ? List.of(LinkOption.NOFOLLOW_LINKS) : List.of();
        this.host = host;
        this.known = known;
    }

    /** Looks at the path again; a file of which nothing is known is read from {@code start}. */
    void check(StartAt start, MergedLines merged) {
        try {
            if (tailed != null && isOver(tailed)) {
                merged.remove(tailed);
                close();
            }
            if (tailed == null) {
                tailed = open(start);
                merged.add(tailed);
            }
        } catch (IOException e) {
            report(e);
        }
    }

    /** How far it has been acknowledged; empty while nothing of it has been read. */
    Optional<FilePosition> position() {
        return Optional.ofNullable(tailed == null ? known : tailed.position());
    }

    /** How far it has been taken; empty while it is not being read. */
    Optional<SourceState> state() {
        TailedFile file = tailed;
        return file == null
                ? Optional.empty()
                : Optional.of(
                        new SourceState(source.word(), path.toString(), file.fingerprint(), file.taken(), isAtEnd()));
    }

    /** Whether nothing is left to read, as far as is known. */
    boolean isAtEnd() {
        return tailed == null || (tailed.atEnd() && goneAt == NOT_GONE);
    }

    FileStatus status() {
        TailedFile file = tailed;
        return file == null
                ? new FileStatus(source, path.toString(), false, 0, 0, false, problem)
                : new FileStatus(source, path.toString(), true, file.taken(), file.acknowledged(), file.atEnd(), null);
    }

    void close() throws IOException {
        if (tailed != null) {
            TailedFile file = tailed;
            tailed = null;
            goneAt = NOT_GONE;
            file.close();
        }
    }

    private TailedFile open(StartAt start) throws IOException {
        OpenFile file = OpenFile.regular(path, links);
        try {
            TailedFile opened = new TailedFile(source, path, file, from(file, start), new LineClock(host, null));
            log.info("Reading {} from byte {}", this, opened.taken());
            known = null;
            problem = null;
            return opened;
        } catch (IOException e) {
            file.channel().close();
            throw e;
        }
    }

    private ReadFrom from(OpenFile file, StartAt start) throws IOException {
        if (known == null) {
            long offset = start == StartAt.BEGINNING ? 0 : file.endOfLastLine();
            return new ReadFrom(offset, offset);
        }
        Optional<String> change = known.changeTo(file);
        if (change.isEmpty()) {
            return new ReadFrom(known.offset(), known.startOffset());
        }
        warnOf(change.get());
        return ReadFrom.BEGINNING;
    }

    /** Whether another file, or none, is to be read from now on. */
    private boolean isOver(TailedFile file) throws IOException {
        IOException failure = file.failure();
        if (failure != null) {
            known = file.position();
            report(failure);
            return true;
        }
        Optional<FileStamp> now = stamp();
        if (now.isEmpty() || !now.get().isSameFile(file.stamp())) {
            return isReadOut(file);
        }
        Optional<String> change = file.change();
        change.ifPresent(this::warnOf);
        return change.isPresent();
    }

    /**
     * A file whose path holds another one is read until it stays at its end from one check to the next, for its writer
     * may have it open; and acknowledged.
     */
    private boolean isReadOut(TailedFile file) {
        if (goneAt != file.readOffset()) {
            goneAt = file.readOffset();
            return false;
        }
        file.finish();
        return file.acknowledged() == file.readOffset() && file.atEnd();
    }

    private Optional<FileStamp> stamp() throws IOException {
        try {
            return Optional.of(FileStamp.of(path, links.toArray(LinkOption[]::new)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    private void warnOf(String change) {
        log.warn("{} {}; it is read from its beginning", this, change);
    }

    private void report(IOException e) {
        String now = Problem.of(e);
        if (now.equals(problem)) {
            return;
        }
        problem = now;
        if (e instanceof NoSuchFileException) {
            log.info("{}: waiting for it, for {}", this, now);
        } else {
            log.warn("{} cannot be read: {}. {}; it is tried again and again", this, now, Problem.remedy(e));
        }
    }

    @Override
    public String toString() {
        return source.word() + " log " + path;
    }
}

package io.gatehouse.ingest;

import io.gatehouse.model.RawLine;
import io.gatehouse.redact.Redactor;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads files from their beginning to their end, merged by time, in bounded memory. The records are those that the
 * agent makes of the same files (but for {@code read_at}, {@code path}, device and inode), so that the ids made of them
 * are the same; what follows the last line feed is a line too.
 */
public final class FileReplay implements Closeable {

    private final RawLines rawLines;
    private final MergedLines merged = new MergedLines();
    private final List<TailedFile> files = new ArrayList<>();

    /**
     * @param host whose lines they are
     * @param inputs the files
     * @param year year of the first line of each file where lines name none; null to infer it from the present
     * @param clock for {@code read_at}
     * @throws IOException saying which file cannot be read and why
     */
    public FileReplay(HostIdentity host, List<LogInput> inputs, @Nullable Integer year, InstantSource clock)
            throws IOException {
        this(host, inputs, year, Redactor.off(), clock);
    }

    /** The same, whose lines go through this redactor. */
    public FileReplay(
            HostIdentity host, List<LogInput> inputs, @Nullable Integer year, Redactor redactor, InstantSource clock)
            throws IOException {
        this.rawLines = new RawLines(host, redactor, clock);
        for (LogInput input : inputs) {
            for (Path path : found(input)) {
                open(input.source(), path, new LineClock(host, year));
            }
        }
        merged.refresh(rawLines.now());
    }

    /**
     * The next line, or null after the last one.
     *
     * @throws IOException saying which file could not be read to its end
     */
    public @Nullable RawLine next() throws IOException {
        FileLine line = merged.next(rawLines.now());
        if (line != null) {
            return rawLines.of(line);
        }
        for (TailedFile file : files) {
            IOException failure = file.failure();
            if (failure != null) {
                throw unreadable(file.source(), file.path(), failure);
            }
        }
        return null;
    }

    @Override
    public void close() throws IOException {
        for (TailedFile file : files) {
            file.close();
        }
    }

    private void open(LogSource source, Path path, LineClock clock) throws IOException {
        try {
            TailedFile file = new TailedFile(source, path, OpenFile.readable(path), ReadFrom.BEGINNING, clock);
            file.finish();
            files.add(file);
            merged.add(file);
        } catch (IOException e) {
            close();
            throw unreadable(source, path, e);
        }
    }

    private List<Path> found(LogInput input) throws IOException {
        List<Path> paths = input.files();
        if (paths.isEmpty()) {
            close();
            throw new IOException(input.source().word() + " log " + input.path() + ": no file matches");
        }
        return paths;
    }

    private static IOException unreadable(LogSource source, Path path, IOException cause) {
        return new IOException(source.word() + " log " + path + " cannot be read: " + Problem.of(cause), cause);
    }
}

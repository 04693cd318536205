package io.gatehouse.ingest;

import io.gatehouse.model.SourceState;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The files of all inputs: those that are there and those that may come. */
final class LogFiles implements Closeable {

    private final List<LogInput> inputs;
    private final HostIdentity host;
    private final MergedLines merged;
    private final Map<Path, FilePosition> saved; // of files that have not been found yet
    private final Map<Path, WatchedFile> watched = new TreeMap<>();
    private StartAt start;

    /**
     * @param checkpoint empty at the first start
     * @param merged gets every file that can be read
     */
    LogFiles(AgentSettings settings, Optional<Checkpoint> checkpoint, MergedLines merged) {
        this.inputs = settings.inputs();
        this.host = settings.host();
        this.merged = merged;
        this.saved = checkpoint.stream()
                .flatMap(last -> last.files().stream())
                .collect(
                        Collectors.toMap(file -> Path.of(file.path()), Function.identity(), (a, b) -> a, TreeMap::new));
        this.start = checkpoint.isEmpty() ? settings.startAt() : StartAt.BEGINNING;
    }

    /** Looks for new files and at what became of the known ones. */
    void scan() {
        for (LogInput input : inputs) {
            for (Path path : input.files()) {
                watched.computeIfAbsent(path, found -> new WatchedFile(input, found, host, saved.remove(found)));
            }
        }
        watched.values().forEach(file -> file.check(start, merged));
        start = StartAt.BEGINNING;
    }

    /** What has been acknowledged, files that are not there any more or not configured included. */
    Checkpoint checkpoint() {
        Stream<FilePosition> positions = watched.values().stream().flatMap(file -> file.position().stream());
        return new Checkpoint(Stream.concat(positions, saved.values().stream()).toList());
    }

    /** How far each file that is being read has been taken. */
    List<SourceState> states() {
        return watched.values().stream().flatMap(file -> file.state().stream()).toList();
    }

    List<FileStatus> statuses() {
        return watched.values().stream().map(WatchedFile::status).toList();
    }

    boolean areAtEnd() {
        return watched.values().stream().allMatch(WatchedFile::isAtEnd);
    }

    @Override
    public void close() throws IOException {
        for (WatchedFile file : watched.values()) {
            file.close();
        }
    }
}

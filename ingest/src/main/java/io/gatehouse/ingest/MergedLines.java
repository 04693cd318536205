package io.gatehouse.ingest;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.PriorityQueue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The lines of all files in one order: always the smallest time at the head of any file; of equal times auth, audit,
 * command and shell in the order of {@link LogSource}, then the smaller path. While there is more to read than was
 * sent, the files are thus merged by time; in live running it delivers what is there.
 */
final class MergedLines {

    private static final Comparator<TailedFile> ORDER = Comparator.comparingLong(TailedFile::time)
            .thenComparing(TailedFile::source)
            .thenComparing(TailedFile::path);

    private final PriorityQueue<TailedFile> ready = new PriorityQueue<>(ORDER);
    private final Set<TailedFile> waiting = new LinkedHashSet<>();

    void add(TailedFile file) {
        waiting.add(file);
    }

    void remove(TailedFile file) {
        ready.remove(file);
        waiting.remove(file);
    }

    /** Looks for new lines in the files that had none; {@code now} in µs. */
    void refresh(long now) {
        waiting.removeIf(file -> file.ready(now) && ready.add(file));
    }

    /** The next line, or null when no file has one. */
    @Nullable
    FileLine next(long now) {
        TailedFile file = ready.poll();
        if (file == null) {
            return null;
        }
        FileLine line = file.take();
        if (file.ready(now)) {
            ready.add(file);
        } else {
            waiting.add(file);
        }
        return line;
    }

    /** Every file goes back to what was acknowledged. */
    void rewind() {
        waiting.addAll(ready);
        ready.clear();
        waiting.forEach(TailedFile::rewind);
    }
}

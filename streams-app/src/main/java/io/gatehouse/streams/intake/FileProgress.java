package io.gatehouse.streams.intake;

import io.gatehouse.model.FileHole;
import io.gatehouse.model.FileState;
import io.gatehouse.model.LineMark;
import io.gatehouse.model.RawLine;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * How much of one file has arrived. An agent sends at least once: after a crash it repeats lines, and a batch that expired leaves a
 * hole that is filled later. A plain high-water mark would drop the filling; this keeps the holes and accepts what falls into one.
 *
 * <p>Not thread-safe; one object per file, changed in place.
 */
public final class FileProgress {
    static final int MAX_HOLES = 64;
    static final int MAX_RECENT = 16;

    /** What became of a line. */
    public enum Verdict {
        /** It is the next one. */
        NEXT,
        /** It is new and lies behind a part of the file that has not arrived. */
        BEYOND_A_HOLE,
        /** It fills a hole. */
        FILLS_A_HOLE,
        /** Another line stood at this offset before: the file was rewritten under the same first line. */
        REWRITTEN,
        /** It has arrived before. */
        DUPLICATE;

        /** Whether the line is new. */
        public boolean accepted() {
            return this != DUPLICATE;
        }
    }

    private final FileState state;

    private FileProgress(FileState state) {
        this.state = state;
    }

    /** Goes on from a stored state. */
    public static FileProgress of(FileState state) {
        return new FileProgress(state);
    }

    /** Begins where the agent began to read the file. */
    public static FileProgress startingWith(RawLine line) {
        FileState state = new FileState();
        state.setPath(line.getFile().getPath());
        state.setSource(line.getSource());
        state.setExpected(Math.min(line.getFile().getStartOffset(), line.getOffset()));
        state.setHoles(new ArrayList<>());
        state.setRecent(new ArrayList<>());
        return new FileProgress(state);
    }

    /** The state to store; changes with the next line. */
    public FileState state() {
        return state;
    }

    /** How many times the file was rewritten; part of the identity of its events. */
    public int incarnation() {
        return state.getIncarnation();
    }

    /** Takes one line in and says whether it is new. */
    public Verdict accept(RawLine line) {
        long offset = line.getOffset();
        if (offset >= state.getExpected()) {
            return acceptAhead(line);
        }
        if (fill(offset, line.getNextOffset())) {
            remember(line);
            return Verdict.FILLS_A_HOLE;
        }
        return isAnotherLineAt(offset, hash(line)) ? startOver(line) : Verdict.DUPLICATE;
    }

    private Verdict acceptAhead(RawLine line) {
        boolean beyond = line.getOffset() > state.getExpected();
        if (beyond) {
            addHole(state.getExpected(), line.getOffset());
        }
        state.setExpected(line.getNextOffset());
        remember(line);
        return beyond ? Verdict.BEYOND_A_HOLE : Verdict.NEXT;
    }

    private Verdict startOver(RawLine line) {
        state.setIncarnation(state.getIncarnation() + 1);
        state.getHoles().clear();
        state.getRecent().clear();
        if (line.getOffset() > 0) {
            addHole(0, line.getOffset());
        }
        state.setExpected(line.getNextOffset());
        remember(line);
        return Verdict.REWRITTEN;
    }

    private void addHole(long from, long to) {
        List<FileHole> holes = state.getHoles();
        holes.add(new FileHole(from, to));
        if (holes.size() > MAX_HOLES) {
            FileHole oldest = holes.remove(0);
            state.setGivenUp(state.getGivenUp() + oldest.getTo() - oldest.getFrom());
        }
    }

    private boolean fill(long from, long to) {
        List<FileHole> holes = state.getHoles();
        for (int i = 0; i < holes.size(); i++) {
            FileHole hole = holes.get(i);
            if (hole.getFrom() <= from && to <= hole.getTo()) {
                split(holes, i, from, to);
                return true;
            }
        }
        return false;
    }

    private void split(List<FileHole> holes, int index, long from, long to) {
        FileHole hole = holes.remove(index);
        if (to < hole.getTo()) {
            holes.add(index, new FileHole(to, hole.getTo()));
        }
        if (hole.getFrom() < from) {
            holes.add(index, new FileHole(hole.getFrom(), from));
        }
        if (holes.size() > MAX_HOLES) {
            FileHole oldest = holes.remove(0);
            state.setGivenUp(state.getGivenUp() + oldest.getTo() - oldest.getFrom());
        }
    }

    private boolean isAnotherLineAt(long offset, int hash) {
        for (LineMark mark : state.getRecent()) {
            if (mark.getOffset() == offset) {
                return mark.getHash() != hash;
            }
        }
        return false;
    }

    private void remember(RawLine line) {
        List<LineMark> recent = state.getRecent();
        if (recent.size() == MAX_RECENT) {
            recent.remove(0);
        }
        recent.add(new LineMark(line.getOffset(), hash(line)));
    }

    private static int hash(RawLine line) {
        CRC32C crc = new CRC32C();
        crc.update(line.getLine().duplicate());
        return (int) crc.getValue();
    }
}

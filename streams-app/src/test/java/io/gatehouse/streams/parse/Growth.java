package io.gatehouse.streams.parse;

import io.gatehouse.model.RawLine;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Whether the time that a line takes grows with its length only: pieces of it are repeated until it is long. Not done
 * while fuzzing, because what Jazzer puts into the code goes over the whole text at every comparison.
 */
public final class Growth {
    private static final int PIECES = 2;
    private static final int LONG = 32 * 1024;
    private static final int LONGER = 8 * LONG;
    /** What a long line takes at most where searches are linear; a quadratic one takes more. */
    private static final long SUSPECT_NANOS = 10_000_000;
    /** Eight times the length may take twenty times as long, and takes 64 times as long where time is quadratic. */
    private static final int MOST_GROWTH = 20;

    private final LineParser parser = new LineParser();
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final Function<byte[], RawLine> lines;

    /** Of the lines that a fuzzer makes of its input. */
    Growth(Function<byte[], RawLine> lines) {
        this.lines = lines;
    }

    /** Checks what fuzzing has learned: {@code LineFuzzer} or {@code MessageFuzzer}, and the folder. */
    public static void main(String... args) throws IOException {
        Growth growth = new Growth(args[0].equals("LineFuzzer") ? LineFuzzer::line : MessageFuzzer::line);
        List<Path> files;
        try (Stream<Path> folder = Files.list(Path.of(args[1]))) {
            files = folder.sorted().toList();
        }
        for (Path file : files) {
            growth.check(Files.readAllBytes(file));
        }
        System.out.println(files.size() + " lines made longer");
    }

    /** Throws where the time of a longer one grows faster than its length. */
    void check(byte[] input) {
        Random random = new Random(Arrays.hashCode(input));
        for (int i = 0; i < PIECES && input.length > 2; i++) {
            int from = 1 + random.nextInt(input.length - 1);
            int to = from + 1 + random.nextInt(Math.min(64, input.length - from));
            check(input, from, to);
        }
    }

    private void check(byte[] input, int from, int to) {
        long nanos = nanos(lines.apply(repeated(input, from, to, LONG)));
        if (nanos > SUSPECT_NANOS) {
            long longer = nanos(lines.apply(repeated(input, from, to, LONGER)));
            if (longer > MOST_GROWTH * nanos) {
                String piece = "[" + from + ", " + to + ") of " + Arrays.toString(input);
                throw new AssertionError(piece + " repeated up to " + LONG + " bytes takes " + nanos + " ns, up to "
                        + LONGER + " bytes " + longer + " ns");
            }
        }
    }

    /** The input with the piece from {@code from} to {@code to} repeated up to a length. */
    private static byte[] repeated(byte[] input, int from, int to, int length) {
        byte[] longer = Arrays.copyOf(input, length);
        int tail = input.length - to;
        for (int i = to; i < length - tail; i++) {
            longer[i] = longer[i - (to - from)];
        }
        System.arraycopy(input, to, longer, length - tail, tail);
        return longer;
    }

    /** The least time of some attempts, of which the first finds the code not compiled. */
    private long nanos(RawLine line) {
        long best = Long.MAX_VALUE;
        for (int attempt = 0; attempt < 4 && best > SUSPECT_NANOS; attempt++) {
            long before = threads.getCurrentThreadCpuTime();
            parser.read(line, Lines.ARRIVAL, Lines.ID);
            best = Math.min(best, threads.getCurrentThreadCpuTime() - before);
        }
        return best;
    }
}

package io.gatehouse.streams.parse;

import io.gatehouse.model.RawLine;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.zip.CRC32;

/**
 * What Jazzer calls with whatever it thinks of, and {@link FuzzSeedsTest} with what it found before. The first byte
 * chooses the source, the rest is the line.
 */
public final class LineFuzzer {
    /** By the last two bits of the first byte; 0, 1, 2 and 3 are easily read. */
    static final String[] SOURCES = {"auth", "command", "audit", "shell"};

    private static final int LONG = 256 * 1024;
    /** A tenth of what a quadratic search takes for the longest line, twenty times what a linear one does. */
    private static final long MOST_NANOS = 300_000_000;

    private static final LineParser PARSER = new LineParser();
    private static final Invariants INVARIANTS = new Invariants();
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private LineFuzzer() {}

    /** One line; throws where something does not hold. */
    public static void fuzzerTestOneInput(byte[] input) {
        if (input.length == 0) {
            return;
        }
        String source = SOURCES[input[0] & 3];
        byte[] line = Arrays.copyOfRange(input, 1, input.length);
        RawLine raw = Lines.of(source, path(source), line);
        INVARIANTS.check(raw, read(raw));
        CRC32 chance = new CRC32();
        chance.update(input);
        if ((chance.getValue() & 127) == 0 && line.length > 2) {
            staysLinear(source, line, (int) (chance.getValue() >>> 8));
        }
    }

    private static String path(String source) {
        return source.equals("shell") ? "/home/alice/shell_alice.log" : "/var/log/" + source + ".log";
    }

    private static Reading read(RawLine line) {
        return PARSER.read(line, Lines.ARRIVAL, Lines.ID);
    }

    /** Repeats a piece of the line until it is as long as lines can be. */
    private static void staysLinear(String source, byte[] line, int chance) {
        int from = chance % line.length;
        int length = 1 + (chance >>> 8) % Math.min(64, line.length - from);
        byte[] longer = Arrays.copyOf(line, LONG);
        int tail = line.length - from - length;
        for (int i = from + length; i < LONG - tail; i++) {
            longer[i] = longer[i - length];
        }
        System.arraycopy(line, line.length - tail, longer, LONG - tail, tail);
        RawLine raw = Lines.of(source, path(source), longer);
        long best = Long.MAX_VALUE;
        for (int attempt = 0; attempt < 4 && best > MOST_NANOS; attempt++) {
            long before = THREADS.getCurrentThreadCpuTime();
            read(raw);
            best = Math.min(best, THREADS.getCurrentThreadCpuTime() - before);
        }
        if (best > MOST_NANOS) {
            throw new AssertionError(best / 1_000_000 + " ms for the line with [" + from + ", " + (from + length)
                    + ") repeated up to " + LONG + " bytes");
        }
    }
}

package io.gatehouse.streams.parse;

import io.gatehouse.model.RawLine;
import java.util.Arrays;

/**
 * What Jazzer calls with whatever it thinks of, and {@link FuzzSeedsTest} with what it found before: lines. The first
 * byte chooses the source, the rest is the line.
 */
public final class LineFuzzer {
    /** By the last two bits of the first byte; 0, 1, 2 and 3 are easily read. */
    static final String[] SOURCES = {"auth", "command", "audit", "shell"};

    private static final FuzzedLine FUZZED = new FuzzedLine();

    private LineFuzzer() {}

    /** One line; throws where something does not hold. */
    public static void fuzzerTestOneInput(byte[] input) {
        if (input.length > 0) {
            FUZZED.check(line(input));
        }
    }

    static RawLine line(byte[] input) {
        String source = SOURCES[input[0] & 3];
        String path = source.equals("shell") ? "/home/alice/shell_alice.log" : "/var/log/" + source + ".log";
        return Lines.of(source, path, Arrays.copyOfRange(input, 1, input.length));
    }
}

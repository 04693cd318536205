package io.gatehouse.streams.parse;

import io.gatehouse.model.RawLine;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * As {@link LineFuzzer}, but what is thought of is what a known program says: the first byte chooses the program, by its
 * place in the alphabet; the rest stands behind a header.
 */
public final class MessageFuzzer {
    /** Names of all programs in their order; there are fewer than 128. */
    static final List<String> PROGRAMS =
            new Programs().names().stream().sorted().toList();

    private static final FuzzedLine FUZZED = new FuzzedLine();

    private MessageFuzzer() {}

    /** One message; throws where something does not hold. */
    public static void fuzzerTestOneInput(byte[] input) {
        if (input.length > 0) {
            FUZZED.check(line(input));
        }
    }

    static RawLine line(byte[] input) {
        byte[] header = header(PROGRAMS.get((input[0] & 127) % PROGRAMS.size()));
        byte[] line = Arrays.copyOf(header, header.length + input.length - 1);
        System.arraycopy(input, 1, line, header.length, input.length - 1);
        return Lines.auth(line);
    }

    private static byte[] header(String program) {
        return ("2026-11-21T08:34:01.938693+00:00 vm " + program + "[363]: ").getBytes(StandardCharsets.UTF_8);
    }
}

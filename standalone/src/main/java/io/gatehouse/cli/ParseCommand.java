package io.gatehouse.cli;

import io.gatehouse.ingest.CutLine;
import io.gatehouse.ingest.LineCutter;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code gatehouse parse}. */
@Command(
        name = "parse",
        description = {
            "Read lines from standard input and print one JSON document for each, in order: the event as the search"
                    + " index gets it, {\"parsed\":true,\"ignored\":...} where the line is known and says nothing of"
                    + " interest, {\"parsed\":false,...} where no parser understood it. Needs no broker."
        },
        footer = {
            "",
            "Example: the lines that no parser understands",
            "  ./gatehouse parse < /var/log/auth.log | grep '^{\"parsed\":false'",
            "Example: why a line is read as it is",
            "  tail -n 1 /var/log/auth.log | ./gatehouse parse --explain"
        })
final class ParseCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final InstantSource clock;

    @Mixin
    private final ParseOptions options = new ParseOptions();

    @Mixin
    private final RedactOptions redact = new RedactOptions();

    ParseCommand(Terminal terminal, InstantSource clock) {
        this.terminal = terminal;
        this.clock = clock;
    }

    @Override
    public Integer call() throws IOException {
        ReadLines lines = new ReadLines(options, redact.once(), clock);
        if (options.explain()) {
            Explanations explanations = new Explanations(terminal.out());
            return print(line -> explanations.write(lines.explain(line)), () -> {});
        }
        Documents documents = new Documents(terminal.out());
        return print(line -> documents.write(lines.read(line)), documents::flush);
    }

    /** What is done with a line, or at the end of those that there are. */
    private interface Step<T> {
        void take(T what) throws IOException;
    }

    private interface Flush {
        void flush() throws IOException;
    }

    private int print(Step<CutLine> printer, Flush flush) throws IOException {
        LineCutter cutter = new LineCutter(0);
        ReadableByteChannel input = Channels.newChannel(terminal.in());
        while (cutter.read(input) >= 0) {
            for (CutLine line = cutter.next(); line != null; line = cutter.next()) {
                printer.take(line);
            }
            flush.flush(); // all that there is, before waiting for more
            terminal.flush();
        }
        CutLine half = cutter.rest();
        if (half != null) {
            printer.take(half);
        }
        flush.flush();
        terminal.flush();
        return 0;
    }
}

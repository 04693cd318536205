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
            "  ./gatehouse parse < /var/log/auth.log | grep '^{\"parsed\":false'"
        })
final class ParseCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final InstantSource clock;

    @Mixin
    private final ParseOptions options = new ParseOptions();

    ParseCommand(Terminal terminal, InstantSource clock) {
        this.terminal = terminal;
        this.clock = clock;
    }

    @Override
    public Integer call() throws IOException {
        ReadLines lines = new ReadLines(options, clock);
        Documents documents = new Documents(terminal.out());
        LineCutter cutter = new LineCutter(0);
        ReadableByteChannel input = Channels.newChannel(terminal.in());
        while (cutter.read(input) >= 0) {
            for (CutLine line = cutter.next(); line != null; line = cutter.next()) {
                documents.write(lines.read(line));
            }
            show(documents); // all that there is, before waiting for more
        }
        CutLine half = cutter.rest();
        if (half != null) {
            documents.write(lines.read(half));
        }
        show(documents);
        return 0;
    }

    private void show(Documents documents) throws IOException {
        documents.flush();
        terminal.flush();
    }
}

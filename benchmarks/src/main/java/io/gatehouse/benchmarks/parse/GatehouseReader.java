package io.gatehouse.benchmarks.parse;

import io.gatehouse.model.RawLine;
import io.gatehouse.streams.parse.LineParser;
import io.gatehouse.streams.parse.Reading;
import org.jspecify.annotations.Nullable;

/** This project's parser, from the raw line to whole events. */
final class GatehouseReader implements LineReader {
    private static final String ID = "0123456789abcdef0123456789abcdef";

    private final LineParser parser = new LineParser();

    @Override
    public @Nullable Object read(RawLine line) {
        Reading reading = parser.read(line, line.getReadAt(), ID);
        return reading instanceof Reading.Unparsed ? null : reading;
    }
}

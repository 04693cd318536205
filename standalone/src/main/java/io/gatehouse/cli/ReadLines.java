package io.gatehouse.cli;

import io.gatehouse.ingest.CutLine;
import io.gatehouse.model.EcsHost;
import io.gatehouse.model.RawLine;
import io.gatehouse.model.SourceFile;
import io.gatehouse.redact.Redactor;
import io.gatehouse.schemas.Ids;
import io.gatehouse.schemas.line.LineTime;
import io.gatehouse.streams.parse.Explanation;
import io.gatehouse.streams.parse.LineParser;
import io.gatehouse.streams.parse.Reading;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;

/**
 * Reads lines as the pipeline does, but that nobody knows when they came: a line is taken to have come at the time that
 * it names, so that the same line always gives the same document.
 */
final class ReadLines {
    private static final int HEAD = 512;

    private final ParseOptions options;
    private final Redactor redactor;
    private final InstantSource clock;
    private final LineTime times;
    private final LineParser parser = new LineParser();
    private long count;

    ReadLines(ParseOptions options, Redactor redactor, InstantSource clock) {
        this.options = options;
        this.redactor = redactor;
        this.clock = clock;
        this.times = new LineTime(options.zone(), options.year(), options.locale());
    }

    /**
     * A line and what it says.
     *
     * @param raw the line as an agent would send it
     * @param arrival when it is taken to have come, µs
     */
    record Read(RawLine raw, long arrival, Reading reading) {}

    Read read(CutLine line) {
        Arrived arrived = arrive(line);
        return new Read(arrived.raw(), arrived.at(), parser.read(arrived.raw(), arrived.at(), arrived.id()));
    }

    /**
     * How a line was read.
     *
     * @param line its text, in which the places are
     */
    record Explained(String line, Explanation explanation) {}

    Explained explain(CutLine line) {
        Arrived arrived = arrive(line);
        String text = StandardCharsets.UTF_8
                .decode(arrived.raw().getLine().duplicate())
                .toString();
        return new Explained(text, parser.explain(arrived.raw(), arrived.at(), arrived.id()));
    }

    private record Arrived(RawLine raw, long at, String id) {}

    private Arrived arrive(CutLine line) {
        byte[] bytes = line.bytes().array();
        String head = new String(bytes, 0, Math.min(bytes.length, HEAD), StandardCharsets.UTF_8);
        long now = Times.micros(clock.instant());
        long said = times.micros(bytes, now);
        RawLine raw = raw(line, options.sourceOf(head), now);
        String id = Ids.event(options.host(), raw.getSource(), options.path(), 0, raw.getOffset());
        return new Arrived(raw, said == LineTime.NONE ? now : said, id);
    }

    private RawLine raw(CutLine line, String source, long now) {
        RawLine raw = new RawLine();
        raw.setHost(new EcsHost(options.host(), options.host(), null));
        raw.setSource(source);
        raw.setFile(new SourceFile(options.path(), options.path(), null, null, 0L));
        raw.setOffset(line.offset());
        raw.setNextOffset(line.nextOffset());
        raw.setLine(line.bytes());
        raw.setLength(line.length());
        raw.setSequence(++count);
        raw.setReadAt(now);
        raw.setTimezone(options.zone().getId());
        raw.setYear(options.year());
        raw.setLocale(options.locale() == null ? null : options.locale().toLanguageTag());
        redactor.redact(raw);
        return raw;
    }
}

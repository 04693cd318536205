package io.gatehouse.ingest;

import io.gatehouse.model.EcsHost;
import io.gatehouse.model.Origin;
import io.gatehouse.model.RawLine;
import io.gatehouse.model.SourceState;
import io.gatehouse.redact.Redactor;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes the records of one host: numbers them and says what is the same in all. */
final class RawLines {

    static final String HEARTBEAT = "heartbeat";

    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0).asReadOnlyBuffer();

    private final InstantSource clock;
    private final EcsHost host;
    private final String zone;
    private final @Nullable String locale;
    private final Origin origin;
    private final Redactor redactor;
    private long sequence;

    RawLines(HostIdentity identity, Redactor redactor, InstantSource clock) {
        this.redactor = redactor;
        this.clock = clock;
        this.zone = identity.zone().getId();
        this.locale = identity.locale() == null ? null : identity.locale().toLanguageTag();
        this.host = new EcsHost(identity.id(), identity.name(), null);
        this.origin = new Origin("unknown", "file", null, null); // a plain file does not tell who wrote the line
    }

    /** The record of a line, without its secrets. */
    RawLine of(FileLine read) {
        CutLine line = read.line();
        RawLine raw = record(read.file().source().word(), ++sequence);
        raw.setFile(read.file().block());
        raw.setOffset(line.offset());
        raw.setNextOffset(line.nextOffset());
        raw.setLine(line.bytes());
        raw.setLength(line.length());
        raw.setYear(read.year());
        raw.setOrigin(origin);
        redactor.redact(raw);
        return raw;
    }

    /**
     * The record that says how far each file has been sent. It has the number of the last line before it, and the time, in µs, at which
     * the files were looked at.
     */
    RawLine heartbeat(List<SourceState> states, long looked) {
        RawLine raw = record(HEARTBEAT, sequence);
        raw.setReadAt(looked);
        raw.setLine(NOTHING);
        raw.setStates(states);
        return raw;
    }

    /** Now, in µs. */
    long now() {
        Instant now = clock.instant();
        return now.getEpochSecond() * 1_000_000 + now.getNano() / 1000;
    }

    private RawLine record(String source, long number) {
        RawLine raw = new RawLine();
        raw.setHost(host);
        raw.setSource(source);
        raw.setSequence(number);
        raw.setReadAt(now());
        raw.setTimezone(zone);
        raw.setLocale(locale);
        return raw;
    }
}

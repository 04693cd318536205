package io.gatehouse.streams.topology;

import io.gatehouse.model.EcsHost;
import io.gatehouse.model.Origin;
import io.gatehouse.model.RawLine;
import io.gatehouse.model.SourceFile;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Makes the raw lines of one file of one host, one after the other. */
final class LinesOf {
    private final String source;
    private final String path;
    private final String fingerprint;
    private long offset;
    private long sequence;

    LinesOf(String source, String path) {
        this(source, path, "fingerprint of " + path);
    }

    LinesOf(String source, String path, String fingerprint) {
        this.source = source;
        this.path = path;
        this.fingerprint = fingerprint;
    }

    RawLine next(String line) {
        return next(line.getBytes(StandardCharsets.UTF_8));
    }

    RawLine next(byte[] line) {
        RawLine raw = new RawLine();
        raw.setHost(new EcsHost("machine-1", "vm", null));
        raw.setSource(source);
        raw.setFile(new SourceFile(path, fingerprint, null, null, 0L));
        raw.setOffset(offset);
        offset += line.length + 1;
        raw.setNextOffset(offset);
        raw.setLine(ByteBuffer.wrap(line));
        raw.setLength((long) line.length);
        raw.setSequence(sequence++);
        raw.setReadAt(0L);
        raw.setTimezone("UTC");
        raw.setOrigin(new Origin("unknown", "file", null, null));
        return raw;
    }
}

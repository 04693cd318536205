package io.gatehouse.benchmarks.load;

import io.gatehouse.model.EcsHost;
import io.gatehouse.model.Origin;
import io.gatehouse.model.RawLine;
import io.gatehouse.model.SourceFile;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** One file of one host: turns its lines into raw lines without gaps. */
final class LogFile {
    private final EcsHost host;
    private final String source;
    private final SourceFile file;
    private final Origin origin = new Origin("unknown", "file", null, null);
    private long offset;

    LogFile(EcsHost host, String source, String path) {
        this.host = host;
        this.source = source;
        this.file = new SourceFile(path, host.getId() + Integer.toHexString(path.hashCode()), null, null, 0L);
    }

    RawLine next(String text, long micros, long sequence) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        RawLine line = new RawLine();
        line.setHost(host);
        line.setSource(source);
        line.setFile(file);
        line.setOffset(offset);
        offset += bytes.length + 1;
        line.setNextOffset(offset);
        line.setLine(ByteBuffer.wrap(bytes));
        line.setLength(bytes.length);
        line.setSequence(sequence);
        line.setReadAt(micros);
        line.setTimezone("UTC");
        line.setOrigin(origin);
        return line;
    }
}

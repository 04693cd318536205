package io.gatehouse.streams.parse;

import io.gatehouse.model.EcsHost;
import io.gatehouse.model.RawLine;
import io.gatehouse.model.SourceFile;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Raw lines as an agent would send them. */
public final class Lines {
    static final String ID = "0f0e0d0c0b0a09080706050403020100";
    public static final long ARRIVAL = micros("2026-11-21T08:40:00Z");

    private static final LineParser PARSER = new LineParser();

    private Lines() {}

    static RawLine auth(String text) {
        return auth(text.getBytes(StandardCharsets.UTF_8));
    }

    static RawLine auth(byte[] line) {
        return of("auth", "/var/log/auth.log", line);
    }

    public static RawLine of(String source, String path, byte[] line) {
        SourceFile file = new SourceFile();
        file.setPath(path);
        file.setFingerprint("f");
        RawLine raw = new RawLine();
        raw.setHost(new EcsHost("4c4c4544", "vm", null));
        raw.setSource(source);
        raw.setFile(file);
        raw.setOffset(100);
        raw.setNextOffset(101L + line.length);
        raw.setLine(ByteBuffer.wrap(line));
        raw.setLength(line.length);
        raw.setSequence(1);
        raw.setReadAt(ARRIVAL);
        raw.setTimezone("UTC");
        return raw;
    }

    public static Reading read(RawLine line) {
        return PARSER.read(line, ARRIVAL, ID);
    }

    public static Reading read(String text) {
        return read(auth(text));
    }

    public static long micros(String instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse(instant));
    }
}

package io.gatehouse.streams.parse;

import io.gatehouse.model.RawLine;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A raw line on its way to events.
 *
 * @param raw the line as its agent sent it
 * @param text the line decoded, invalid UTF-8 replaced
 * @param arrival when the broker took it, in microseconds
 * @param id identity of the first event of the line
 * @param trace takes notes where somebody wants the reading explained
 */
public record Incoming(
        RawLine raw,
        String text,
        long arrival,
        String id,
        @Nullable Trace trace) {

    static Incoming of(RawLine raw, long arrival, String id, @Nullable Trace trace) {
        return new Incoming(raw, decode(raw.getLine()), arrival, id, trace);
    }

    /** Whether the line was cut: its true length is larger than what came. */
    boolean isCut() {
        Long unredacted = raw.getUnredactedLength();
        return raw.getLength() > (unredacted == null ? raw.getLine().remaining() : unredacted);
    }

    private static String decode(ByteBuffer line) {
        if (line.hasArray()) {
            return new String(
                    line.array(), line.arrayOffset() + line.position(), line.remaining(), StandardCharsets.UTF_8);
        }
        byte[] bytes = new byte[line.remaining()];
        line.duplicate().get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }
}

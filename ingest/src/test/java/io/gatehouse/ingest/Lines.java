package io.gatehouse.ingest;

import io.gatehouse.model.RawLine;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** How the tests look at lines. */
final class Lines {

    private Lines() {}

    static String text(CutLine line) {
        return text(line.bytes());
    }

    static String text(RawLine line) {
        return text(line.getLine());
    }

    static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(ByteBuffer bytes) {
        return StandardCharsets.UTF_8.decode(bytes.duplicate()).toString();
    }
}

package io.gatehouse.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LineCutterTest {

    @Test
    void cutsAtLineFeedsAndKeepsCarriageReturns() throws IOException {
        assertThat(cut(0, "one\r\n\ntwo\n")).extracting(Lines::text).containsExactly("one\r", "", "two");
    }

    @Test
    void offsetsHaveNoGaps() throws IOException {
        List<CutLine> lines = cut(100, "one\n\n\nfour\nrest");

        assertThat(lines).extracting(CutLine::offset).containsExactly(100L, 104L, 105L, 106L, 111L);
        assertThat(lines).extracting(CutLine::nextOffset).containsExactly(104L, 105L, 106L, 111L, 115L);
    }

    @Test
    void passesBinaryBytesUntouched() throws IOException {
        byte[] binary = {0, (byte) 0xff, (byte) 0xc0, '\r', 7, '\n'};

        CutLine line = cut(0, binary).get(0);

        assertThat(line.bytes()).isEqualTo(ByteBuffer.wrap(binary, 0, 5));
        assertThat(line.length()).isEqualTo(5);
    }

    @Test
    void keepsAWholeLineOfExactlyTheLimit() throws IOException {
        CutLine line = cut(0, "x".repeat(LineCutter.LIMIT) + "\n").get(0);

        assertThat(line.bytes().remaining()).isEqualTo(LineCutter.LIMIT);
        assertThat(line.length()).isEqualTo(LineCutter.LIMIT);
    }

    @Test
    void cutsALongLineAndSaysItsTrueLength() throws IOException {
        int length = 5_000_000;
        List<CutLine> lines = cut(0, "a\n" + "x".repeat(length) + "\nz\n");

        CutLine longLine = lines.get(1);
        assertThat(longLine.bytes().remaining()).isEqualTo(LineCutter.LIMIT);
        assertThat(longLine.length()).isEqualTo(length);
        assertThat(longLine.nextOffset()).isEqualTo(2L + length + 1);
        assertThat(Lines.text(lines.get(2))).isEqualTo("z");
        assertThat(lines.get(2).offset()).isEqualTo(longLine.nextOffset());
    }

    @Test
    void cutsALongLineWithoutLineFeedAtTheEnd() throws IOException {
        CutLine line = cut(0, "x".repeat(LineCutter.LIMIT + 9)).get(0);

        assertThat(line.length()).isEqualTo(LineCutter.LIMIT + 9);
        assertThat(line.nextOffset()).isEqualTo(LineCutter.LIMIT + 9);
    }

    @Test
    void cutsTheSameHoweverTheBytesArrive() throws IOException {
        byte[] text = randomText(new Random(7), 3_000_000);

        assertThat(cutSlowly(text, new Random(8))).isEqualTo(cut(0, text)).hasSizeGreaterThan(100);
    }

    private static byte[] randomText(Random random, int size) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        while (text.size() < size) {
            int length = random.nextInt(10) == 0 ? random.nextInt(600_000) : random.nextInt(200);
            byte[] line = new byte[length];
            Arrays.fill(line, (byte) ('a' + random.nextInt(26)));
            text.writeBytes(line);
            text.write('\n');
            for (int i = random.nextInt(12); i > 0; i--) {
                text.writeBytes("short line\n".getBytes(StandardCharsets.UTF_8));
            }
        }
        return text.toByteArray();
    }

    private static List<CutLine> cut(long offset, String text) throws IOException {
        return cutAll(
                new LineCutter(offset),
                Channels.newChannel(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))));
    }

    private static List<CutLine> cut(long offset, byte[] text) throws IOException {
        return cutAll(new LineCutter(offset), Channels.newChannel(new ByteArrayInputStream(text)));
    }

    private static List<CutLine> cutSlowly(byte[] text, Random random) throws IOException {
        ByteArrayInputStream in = new ByteArrayInputStream(text) {
            @Override
            public synchronized int read(byte[] into, int at, int length) {
                return super.read(into, at, Math.min(length, 1 + random.nextInt(3000)));
            }
        };
        return cutAll(new LineCutter(0), Channels.newChannel(in));
    }

    private static List<CutLine> cutAll(LineCutter cutter, ReadableByteChannel channel) throws IOException {
        List<CutLine> lines = new ArrayList<>();
        while (cutter.read(channel) >= 0) {
            for (CutLine line = cutter.next(); line != null; line = cutter.next()) {
                lines.add(line);
            }
        }
        CutLine rest = cutter.rest();
        if (rest != null) {
            lines.add(rest);
        }
        return lines;
    }
}

package io.gatehouse.sinks.nagios;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/**
 * A result as NSCA 2.9 and later has it on the wire, 4304 bytes (struct data_packet_struct of nsca's common.h, version 3):
 * numbers are big-endian, texts end with a zero byte, and the CRC-32 is that of the whole packet with zeros in its place.
 */
final class NscaPacket {

    static final int LENGTH = 4304;
    static final int MAX_HOST = 63;
    static final int MAX_SERVICE = 127;

    private static final short VERSION = 3;
    private static final int CRC = 4;
    private static final int TIMESTAMP = 8;
    private static final int RETURN_CODE = 12;
    private static final int HOST = 14;
    private static final int SERVICE = 78;
    private static final int OUTPUT = 206;
    private static final int MAX_OUTPUT = 4095;

    private NscaPacket() {}

    /**
     * The packet before it is enciphered.
     *
     * @param timestamp the server's, from its greeting
     * @param noise random bytes of a packet's length, for what no text fills; taken over
     */
    static byte[] of(CheckResult result, int timestamp, byte[] noise) {
        ByteBuffer packet = ByteBuffer.wrap(noise)
                .putShort(0, VERSION)
                .putInt(CRC, 0)
                .putInt(TIMESTAMP, timestamp)
                .putShort(RETURN_CODE, (short) result.code());
        put(packet, HOST, result.host(), MAX_HOST);
        put(packet, SERVICE, result.service(), MAX_SERVICE);
        put(packet, OUTPUT, result.output(), room(result));
        CRC32 crc = new CRC32();
        crc.update(noise);
        packet.putInt(CRC, (int) crc.getValue());
        return noise;
    }

    /** The server makes a command of it; that should be written in one piece, too. */
    private static int room(CheckResult result) {
        int head = "[4294967295] PROCESS_SERVICE_CHECK_RESULT;;;0;\n".length() + result.nameLength();
        return Math.min(MAX_OUTPUT, CheckResult.MAX_COMMAND - head);
    }

    private static void put(ByteBuffer packet, int at, String text, int max) {
        byte[] bytes = PlainText.cut(text, max).getBytes(StandardCharsets.UTF_8);
        packet.position(at).put(bytes).put((byte) 0);
    }
}

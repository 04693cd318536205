package io.gatehouse.sinks.nagios;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

final class NscaPacketTest {

    private static final CheckResult RESULT =
            CheckResult.of("web-1", "root-login", State.CRITICAL, "Root came in.", "count=2");

    @Test
    void hasEveryFieldWhereNscaReadsIt() {
        byte[] packet = NscaPacket.of(RESULT, 1795324114, new byte[NscaPacket.LENGTH]);

        ByteBuffer read = ByteBuffer.wrap(packet);
        assertThat(packet).hasSize(4304);
        assertThat(read.getShort(0)).isEqualTo((short) 3);
        assertThat(read.getInt(8)).isEqualTo(1795324114);
        assertThat(read.getShort(12)).isEqualTo((short) 2);
        assertThat(text(packet, 14)).isEqualTo("web-1");
        assertThat(text(packet, 78)).isEqualTo("root-login");
        assertThat(text(packet, 206)).isEqualTo("Root came in.|count=2");
    }

    @Test
    void hasTheChecksumOfItselfWithZerosInItsPlace() {
        byte[] noise = new byte[NscaPacket.LENGTH];
        Arrays.fill(noise, (byte) 0x5a);

        byte[] packet = NscaPacket.of(RESULT, 1, noise);

        ByteBuffer read = ByteBuffer.wrap(packet.clone());
        int sum = read.getInt(4);
        read.putInt(4, 0);
        CRC32 crc = new CRC32();
        crc.update(read.array());
        assertThat(sum).isEqualTo((int) crc.getValue());
        assertThat(packet[packet.length - 1]).isEqualTo((byte) 0x5a);
    }

    @Test
    void endsTextsThatAreTooLongInTheirField() {
        CheckResult result = CheckResult.of("h".repeat(70), "s".repeat(130), State.OK, "ü".repeat(4000), "");

        byte[] packet = NscaPacket.of(result, 1, new byte[NscaPacket.LENGTH]);

        assertThat(text(packet, 14)).isEqualTo("h".repeat(63));
        assertThat(text(packet, 78)).isEqualTo("s".repeat(127));
        assertThat(text(packet, 206)).matches("ü{1900,2000}");
    }

    @Test
    void enciphersWithTheServersBytesAndThePasswordFromTheStartOfEachPacket() {
        byte[] packet = HexFormat.of().parseHex("0000000000");

        NscaCipher.XOR.apply(packet, new byte[] {1, 2}, "ab");

        assertThat(packet).containsExactly(1 ^ 'a', 2 ^ 'b', 1 ^ 'a', 2 ^ 'b', 1 ^ 'a');
        NscaCipher.NONE.apply(packet, new byte[] {1, 2}, "ab");
        assertThat(packet[0]).isEqualTo((byte) (1 ^ 'a'));
    }

    private static String text(byte[] packet, int from) {
        int end = from;
        while (packet[end] != 0) {
            end++;
        }
        return new String(packet, from, end - from, StandardCharsets.UTF_8);
    }
}

package io.gatehouse.schemas.serde;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gatehouse.model.Alert;
import io.gatehouse.schemas.SampleRecords;
import io.gatehouse.schemas.Topics;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.kafka.common.serialization.Serde;
import org.junit.jupiter.api.Test;

/** Whatever the bytes are, they give a record or an UndecodableException, and cost little. */
class HostileBytesTest {

    private final Serde<Alert> serde = new AvroSerdes(RegistryClients.of("mock://" + UUID.randomUUID(), Map.of()), true)
            .forTopic(new Topics("", 1, (short) 1).alerts());
    private final byte[] good = serde.serializer().serialize("alerts", SampleRecords.alert());

    @Test
    void refusesNoBytes() {
        assertUndecodable(new byte[0], "0 bytes are too few for magic byte and schema id");
    }

    @Test
    void refusesAnotherMagicByte() {
        byte[] bytes = good.clone();
        bytes[0] = '{';
        assertUndecodable(bytes, "magic byte is 123, not 0");
    }

    @Test
    void refusesAnUnknownSchema() {
        byte[] bytes = good.clone();
        bytes[1] = 99;
        assertUndecodable(bytes, "is not in the registry");
    }

    @Test
    void refusesEveryTruncation() {
        for (int length = 0; length < good.length; length++) {
            byte[] bytes = Arrays.copyOf(good, length);
            assertThatThrownBy(() -> read(bytes)).isInstanceOf(UndecodableException.class);
        }
    }

    @Test
    void refusesTrailingBytes() {
        assertUndecodable(Arrays.copyOf(good, good.length + 3), "3 bytes follow the Alert");
    }

    @Test
    void refusesAStringLongerThanTheRest() throws IOException {
        byte[] bytes = record(out -> {
            out.writeLong(0);
            out.writeLong(Integer.MAX_VALUE - 100);
        });
        assertUndecodable(bytes, "end before the Alert does");
    }

    @Test
    void refusesAnArrayLongerThanTheRest() throws IOException {
        byte[] bytes = record(out -> {
            out.writeLong(0);
            out.writeString("host");
            out.writeIndex(0);
            out.writeIndex(0);
            for (int i = 0; i < 2; i++) {
                out.writeString("event");
            }
            out.writeIndex(1);
            out.writeLong(Integer.MAX_VALUE - 100);
        });
        assertUndecodable(bytes, "a collection claims 2147483547 items in 0 bytes");
    }

    @Test
    void nothingButUndecodableComesOfRandomChanges() {
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = good.clone();
            for (int change = 0; change <= i % 4; change++) {
                bytes[WireFormat.HEAD_BYTES + random.nextInt(bytes.length - WireFormat.HEAD_BYTES)] =
                        (byte) random.nextInt();
            }
            try {
                read(bytes);
            } catch (UndecodableException expected) {
                // One of the two outcomes; any other exception fails the test.
            }
        }
    }

    private void assertUndecodable(byte[] bytes, String reason) {
        assertThatThrownBy(() -> read(bytes))
                .isInstanceOf(UndecodableException.class)
                .hasMessageContaining(reason);
    }

    private Alert read(byte[] bytes) {
        return serde.deserializer().deserialize("alerts", bytes);
    }

    private byte[] record(Body body) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(good, 0, WireFormat.HEAD_BYTES);
        BinaryEncoder out = EncoderFactory.get().directBinaryEncoder(bytes, null);
        body.write(out);
        return bytes.toByteArray();
    }

    private interface Body {
        void write(BinaryEncoder out) throws IOException;
    }
}
